export type Shape = { readonly id: number }
