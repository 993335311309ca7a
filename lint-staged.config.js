export default {
  '*.{ts,js}': ['prettier --write', 'eslint --max-warnings 0 --no-warn-ignored'],
  '*.{json,md,css,html,xml,yml}': 'prettier --write',
}
