/** A place on a picture, in pixels at 100 %. */
export interface Point {
  readonly x: number
  readonly y: number
}
