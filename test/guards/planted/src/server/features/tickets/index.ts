export const tickets = 'tickets'
