export type Ticket = { readonly id: string }
