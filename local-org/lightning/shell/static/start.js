/**
 * Starts the page. The order matters: synthetic shadow patches the browser before the engine looks at it;
 * the other way round the components would get native shadow roots, silently.
 */
const { components: componentsUrl } = JSON.parse(document.getElementById('page-data').textContent)

try {
  await import('@lwc/synthetic-shadow')
  const [{ start }, { components }] = await Promise.all([import('shell/start'), import(componentsUrl)])
  start(components)
} catch (error) {
  const panel = document.createElement('main')
  panel.className = 'failures'
  panel.setAttribute('role', 'alert')
  const title = document.createElement('h1')
  title.textContent = error.message
  panel.append(title)
  document.body.append(panel)
  throw error
}
