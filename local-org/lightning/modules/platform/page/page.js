/** What the server says about this page and its session: user, language, formats, rights, the first page's model. */
export const page = JSON.parse(document.getElementById('page-data').textContent)
