import { type Prng, words } from '../prng.ts'

export type Field = 'children' | 'literature' | 'science' | 'education' | 'arts' | 'maps'

export interface Publisher {
  name: string
  place: string
  fields: readonly Field[]
  /** Registrant element of the ISBN, four digits within the range 5000–7999 of group 978-7. */
  registrant: string
}

/** Made-up houses: no book of the seed may be laid at a real publisher's door. */
const HOUSES = words(`
  青穗少年儿童出版社 杭州 children,literature
  小蒲公英出版社 北京 children
  银桥少年儿童出版社 上海 children,literature
  云岭儿童读物出版社 昆明 children
  石榴籽少儿出版社 乌鲁木齐 children
  白鹭少年儿童出版社 厦门 children,literature
  橡果图画书出版社 南京 children,arts
  松花江少儿出版社 哈尔滨 children
  竹溪文艺出版社 成都 literature
  远山文学出版社 西安 literature
  江畔文艺出版社 武汉 literature
  长亭诗文出版社 济南 literature,arts
  北辰科学普及出版社 北京 science
  问渠科学技术出版社 合肥 science
  沧浪自然读物出版社 苏州 science,children
  天工科技出版社 广州 science
  启明教育书局 上海 education
  弘文教育出版社 长沙 education
  杏坛师范读物出版社 重庆 education
  春晖教育出版社 郑州 education,children
  兰亭书画出版社 绍兴 arts
  梨园艺术出版社 天津 arts
  经纬舆图出版社 北京 maps
  行知地图出版社 武汉 maps,science`)

export const PUBLISHERS: readonly Publisher[] = Array.from({ length: HOUSES.length / 3 }, (_, i) => ({
  name: HOUSES[3 * i]!,
  place: HOUSES[3 * i + 1]!,
  fields: HOUSES[3 * i + 2]!.split(',') as Field[],
  registrant: String(7310 + i * 23),
}))

const FIELDS_BY_LETTER: Readonly<Record<string, readonly Field[]>> = {
  A: ['education', 'literature'],
  B: ['children', 'education'],
  G: ['education', 'education', 'children'],
  H: ['education', 'children'],
  I: ['children', 'children', 'literature'],
  J: ['arts', 'children'],
  K: ['children', 'literature', 'maps'],
  Z: ['children', 'science'],
}

const NATURAL: readonly Field[] = ['science', 'science', 'children']
const SOCIAL: readonly Field[] = ['children', 'education']

/** A house that would plausibly print a book of this class. */
export function pickPublisher(clcNumber: string, prng: Prng): Publisher {
  if (/^K99/.test(clcNumber)) return prng.pick(PUBLISHERS.filter((p) => p.fields.includes('maps')))
  const letter = clcNumber.charAt(0)
  const field = prng.pick(FIELDS_BY_LETTER[letter] ?? (letter > 'M' ? NATURAL : SOCIAL))
  return prng.pick(PUBLISHERS.filter((p) => p.fields.includes(field)))
}

/** The check digit of the twelve digits before it (GB/T 5795, ISO 2108). */
export function isbnCheck(digits12: string): string {
  let sum = 0
  for (let i = 0; i < 12; i++) sum += Number(digits12[i]) * (i % 2 === 0 ? 1 : 3)
  return String((10 - (sum % 10)) % 10)
}

/** Hands out well-formed ISBNs, each once: 978-7, the house's number, a random title number. */
export function isbnSource(prng: Prng): (publisher: Publisher) => string {
  const used = new Set<string>()
  return (publisher) => {
    for (;;) {
      const body = `9787${publisher.registrant}${String(prng.int(0, 9999)).padStart(4, '0')}`
      if (used.has(body)) continue
      used.add(body)
      return body + isbnCheck(body)
    }
  }
}

/** Price in fen: the base of 2015 grown 4.5 % a year and ended as Chinese prices end. */
export function priceFen(base: readonly [number, number], year: number, prng: Prng): number {
  const raw = prng.int(base[0], base[1]) * (1 + 0.045 * (year - 2015))
  const yuan = Math.max(5, Math.round(raw / 100))
  return yuan * 100 - prng.pick([0, 0, 20, 50])
}
