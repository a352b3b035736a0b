export const save = 'save'
