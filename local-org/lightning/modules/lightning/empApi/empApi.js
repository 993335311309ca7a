/** The local org has no event bus: a component that asks first learns it, one that subscribes anyway is refused. */
const refused = () => Promise.reject(new Error('The local org has no streaming events (lightning/empApi).'))

export const isEmpEnabled = () => Promise.resolve(false)
export const subscribe = refused
export const unsubscribe = refused
export const onError = () => {}
export const setDebugFlag = () => {}
