/** Of every call that scripts make to an org, and of what they deploy: the lowest that an org must speak. */
export const apiVersion = '67.0'
