export const route = 'route'
