/**
 * Who may import whom: docs/architecture.md as rules. Rules of a feature (`rules.ts` and the other files in its own
 * folder beside `contract.ts` and `public.ts`) are pure, so every part of the house may import them.
 */

const FEATURE = '^src/features/([^/]+)/'
const RULES = '^src/features/[^/]+/(?!contract\\.ts$|public\\.ts$|README)[^/]+\\.ts$'
const CONTRACT = '^src/features/[^/]+/contract\\.ts$'
const PUBLIC = '^src/features/[^/]+/public\\.ts$'
const TEST = '\\.test\\.tsx?$'
/** Parts of the platform that do no I/O. */
const PURE_PLATFORM = '^src/platform/(clock|codes|contract|ids|language|pinyin)\\.ts$'
const ONLY_TYPES = ['type-only']

/**
 * A feature may know those before it, never those behind it: so features form no circle.
 * Pages are outside it: they call other features over HTTP, by their contracts.
 */
const ORDER = ['school', 'readers', 'catalogue', 'holdings', 'circulation', 'accounts', 'setup']

const noCircle = ORDER.map((feature, place) => ({
  name: `features-in-order-${feature}`,
  comment: `${feature} may know ${ORDER.slice(0, place).join(', ') || 'no other feature'}`,
  severity: 'error',
  from: { path: `^src/features/${feature}/(?!web/)`, pathNot: TEST },
  to: { path: FEATURE, pathNot: `^src/features/(${ORDER.slice(0, place + 1).join('|')})/` },
}))

module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'two files that need each other are one, or need a third',
      severity: 'error',
      from: { pathNot: TEST },
      to: { circular: true, viaOnly: { dependencyTypesNot: ONLY_TYPES } },
    },
    ...noCircle,
    {
      name: 'feature-has-a-place',
      comment: 'a new feature takes its place in ORDER above',
      severity: 'error',
      from: { path: FEATURE, pathNot: `^src/features/(${ORDER.join('|')})/` },
      to: {},
    },
    {
      name: 'rules-are-pure',
      comment: 'rules import rules and the parts of the platform that do no I/O',
      severity: 'error',
      from: { path: RULES, pathNot: TEST },
      to: {
        pathNot: [RULES, PURE_PLATFORM, CONTRACT, '^src/platform/imports/kind\\.ts$', 'node_modules/isbn3/'],
      },
    },
    {
      name: 'rules-take-only-types-of',
      comment: 'of contracts and of the import of lists, rules take types',
      severity: 'error',
      from: { path: RULES, pathNot: TEST },
      to: { path: [CONTRACT, '^src/platform/imports/kind\\.ts$'], dependencyTypesNot: ONLY_TYPES },
    },
    {
      name: 'contract-is-data',
      comment: 'a contract imports zod, platform/contract, contracts, and words of its own rules',
      severity: 'error',
      from: { path: `${FEATURE}contract\\.ts$` },
      to: {
        pathNot: [
          'node_modules/zod/',
          '^src/platform/contract\\.ts$',
          CONTRACT,
          '^src/features/$1/[^/]+\\.ts$',
        ],
      },
    },
    {
      name: 'server-through-the-door',
      comment: 'a server knows others by their public.ts and rules, of their contracts only types',
      severity: 'error',
      from: { path: `${FEATURE}server/`, pathNot: TEST },
      to: {
        path: '^src/',
        pathNot: ['^src/features/$1/(?!web/)', '^src/(platform|formats|messages)/', PUBLIC, RULES, CONTRACT],
      },
    },
    {
      name: 'server-takes-only-types-of-contracts',
      comment: 'what another feature promises its callers over HTTP is not called from a server',
      severity: 'error',
      from: { path: `${FEATURE}server/`, pathNot: TEST },
      to: { path: CONTRACT, pathNot: '^src/features/$1/', dependencyTypesNot: ONLY_TYPES },
    },
    {
      name: 'seed-takes-only-types-of-contracts',
      severity: 'error',
      from: { path: '^seed/', pathNot: TEST },
      to: { path: CONTRACT, dependencyTypesNot: ONLY_TYPES },
    },
    {
      name: 'public-opens-the-server',
      comment: 'the one door shows what the server and the rules of its own feature hold',
      severity: 'error',
      from: { path: `${FEATURE}public\\.ts$` },
      to: { pathNot: ['^src/features/$1/server/', '^src/features/$1/[^/]+\\.ts$'] },
    },
    {
      name: 'web-knows-contracts',
      comment: 'pages know contracts and rules, ui, messages and what of the platform runs in a browser',
      severity: 'error',
      from: { path: `${FEATURE}web/`, pathNot: TEST },
      to: {
        path: '^(src|seed|scripts|tests|bench)/',
        pathNot: [
          '^src/features/$1/web/',
          CONTRACT,
          RULES,
          '^src/(ui|messages)/',
          PURE_PLATFORM,
          '^src/platform/(client|paths|imports/contract)\\.ts$',
        ],
      },
    },
    {
      name: 'browser-has-no-node',
      comment: 'what runs in a browser imports nothing of Node and no server library',
      severity: 'error',
      from: { path: ['^src/ui/', '^src/apps/web/', `${FEATURE}web/`], pathNot: TEST },
      to: {
        path: [
          '^(node:|fs|path|crypto|os)',
          'node_modules/(pg|kysely|fastify|@fastify|@node-rs|@e965|iconv-lite)/',
        ],
      },
    },
    {
      name: 'ground-knows-no-feature',
      comment: 'formats, platform, messages and ui know no feature',
      severity: 'error',
      from: { path: '^src/(formats|platform|messages|ui)/', pathNot: TEST },
      to: { path: '^src/features/' },
    },
    {
      name: 'formats-stand-alone',
      comment: 'a format knows nothing of this house',
      severity: 'error',
      from: { path: '^src/formats/', pathNot: TEST },
      to: { path: '^src/', pathNot: '^src/formats/' },
    },
    {
      name: 'platform-has-no-face',
      comment: 'the platform knows no page',
      severity: 'error',
      from: { path: '^src/(platform|messages)/', pathNot: TEST },
      to: { path: '^src/ui/' },
    },
    {
      name: 'ui-calls-by-contract',
      comment: 'shared parts of pages know of the platform what runs in a browser',
      severity: 'error',
      from: { path: '^src/ui/', pathNot: TEST },
      to: {
        path: '^src/(platform|formats)/',
        pathNot: [
          PURE_PLATFORM,
          '^src/platform/(client|paths|imports/contract)\\.ts$',
          '^src/formats/sheet/csv\\.ts$',
        ],
      },
    },
    {
      name: 'protocols-through-the-door',
      comment: 'protocols speak to features through public.ts',
      severity: 'error',
      from: { path: '^src/protocols/', pathNot: TEST },
      to: { path: '^src/', pathNot: ['^src/(protocols|platform|formats)/', PUBLIC] },
    },
    {
      name: 'nothing-imports-apps',
      severity: 'error',
      from: { path: '^(src|seed)/', pathNot: ['^src/apps/', TEST] },
      to: { path: '^src/apps/' },
    },
    {
      name: 'seed-through-the-door',
      comment: 'the demo school is made of what features open, of their rules and of the platform',
      severity: 'error',
      from: { path: '^seed/', pathNot: TEST },
      to: { path: '^src/', pathNot: [PUBLIC, RULES, CONTRACT, '^src/platform/'] },
    },
    {
      name: 'seed-only-for-apps',
      comment: 'the product knows the demo school only where it is started',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/apps/', TEST] },
      to: { path: '^seed/' },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: { path: '^(src|seed)/', pathNot: TEST },
      to: { path: ['^tests/', TEST] },
    },
    {
      name: 'no-development-in-the-product',
      comment: 'what the server needs stands in dependencies; pages are built, so theirs need not',
      severity: 'error',
      from: { path: '^(src|seed)/', pathNot: [TEST, '^src/(ui|apps/web)/', `${FEATURE}web/`] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'not-resolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|svg|json|html|webmanifest)$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
    },
  },
}
