/** Whether snapshots keep what a name stands for; fields of Account are known as they are today alone. */
export const hasHistory = (name: string): boolean => !name.startsWith('Account.')
