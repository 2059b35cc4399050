/** Main classes of the 中图法: 22 letters, no L, M, W, Y. */
const CLASSES = 'ABCDEFGHIJKNOPQRSTUVXZ'
const FIRST_HUE = 25
/** Steps of the circle from one letter to the next: letters that stand side by side must not look alike. */
const STRIDE = 5

/** The hue of a class on the perceptual circle (oklch), the same everywhere; undefined without a class. */
export function classHue(clcNumber: string | null): number | undefined {
  const place = CLASSES.indexOf(clcNumber?.trim().charAt(0).toUpperCase() || '-')
  return place < 0 ? undefined : (FIRST_HUE + (place * STRIDE * 360) / CLASSES.length) % 360
}
