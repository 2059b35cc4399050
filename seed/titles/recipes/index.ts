import type { Recipe } from '../recipe.ts'
import { RECIPES_J } from './arts.ts'
import { RECIPES_D, RECIPES_E } from './civics.ts'
import { RECIPES_G } from './education.ts'
import { RECIPES_FAIRY } from './fairy.ts'
import { RECIPES_FOREIGN } from './foreign.ts'
import { RECIPES_K } from './history.ts'
import { RECIPES_H } from './language.ts'
import { RECIPES_R, RECIPES_S, RECIPES_X, RECIPES_Z } from './life.ts'
import { RECIPES_Q } from './living.ts'
import { RECIPES_NOVELS } from './novels.ts'
import { RECIPES_N, RECIPES_O, RECIPES_P } from './science.ts'
import { RECIPES_A, RECIPES_B, RECIPES_C, RECIPES_F } from './society.ts'
import { RECIPES_T, RECIPES_U, RECIPES_V } from './technology.ts'
import { RECIPES_VERSE } from './verse.ts'

/** Scales a group of recipes to a fixed weight, so that groups of one letter keep their balance. */
function weigh(recipes: readonly Recipe[], weight: number): Recipe[] {
  const total = recipes.reduce((sum, r) => sum + r.share, 0)
  return recipes.map((r) => ({ ...r, share: (r.share / total) * weight }))
}

export interface LetterPlan {
  /** Share of all titles, per mille; the ministry's 110 count toward it. */
  perMille: number
  recipes: readonly Recipe[]
}

/**
 * Titles by main class. Volumes follow the holdings ratio for primary schools
 * (A 1.5, B 1.5, C–K 64, N–X 28, Z 5 per cent); A has fewer titles because it is held in more copies.
 */
export const PLAN: Readonly<Record<string, LetterPlan>> = {
  A: { perMille: 9, recipes: RECIPES_A },
  B: { perMille: 15, recipes: RECIPES_B },
  C: { perMille: 4, recipes: RECIPES_C },
  D: { perMille: 14, recipes: RECIPES_D },
  E: { perMille: 8, recipes: RECIPES_E },
  F: { perMille: 6, recipes: RECIPES_F },
  G: { perMille: 80, recipes: RECIPES_G },
  H: { perMille: 58, recipes: RECIPES_H },
  I: {
    perMille: 355,
    recipes: [
      ...weigh(RECIPES_FAIRY, 34),
      ...weigh(RECIPES_NOVELS, 32),
      ...weigh(RECIPES_VERSE, 14),
      ...weigh(RECIPES_FOREIGN, 20),
    ],
  },
  J: { perMille: 46, recipes: RECIPES_J },
  K: { perMille: 70, recipes: RECIPES_K },
  N: { perMille: 38, recipes: RECIPES_N },
  O: { perMille: 28, recipes: RECIPES_O },
  P: { perMille: 40, recipes: RECIPES_P },
  Q: { perMille: 72, recipes: RECIPES_Q },
  R: { perMille: 16, recipes: RECIPES_R },
  S: { perMille: 14, recipes: RECIPES_S },
  T: { perMille: 40, recipes: RECIPES_T },
  U: { perMille: 11, recipes: RECIPES_U },
  V: { perMille: 12, recipes: RECIPES_V },
  X: { perMille: 16, recipes: RECIPES_X },
  Z: { perMille: 48, recipes: RECIPES_Z },
}
