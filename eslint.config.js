import js from '@eslint/js'
import tseslint from 'typescript-eslint'
import lwc from '@salesforce/eslint-config-lwc/recommended.js'
import slds from '@salesforce-ux/eslint-plugin-slds'

const lwcFiles = ['force-app/**/lwc/**/*.js']
/** The platform's side of the page: components too, but free to do what only the platform may. */
const platformFiles = ['local-org/lightning/modules/**/*.js', 'test/local-org/lightning/fixtures/**/lwc/**/*.js']
const lwcParser = lwc.find(({ languageOptions }) => languageOptions?.parser).languageOptions

/** An arrow of the house: files of `from` may not import what `patterns` name. */
const boundary = (from, patterns) => ({ files: [from], rules: { 'no-restricted-imports': ['error', { patterns }] } })

export default tseslint.config(
  { ignores: ['node_modules/', '.banso/', 'coverage/', 'force-app/jest-mocks/', '**/*.d.ts'] },
  {
    files: ['**/*.ts'],
    extends: [js.configs.recommended, ...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
  },
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['*.js', 'force-app/jest-mocks/**/*.js', 'local-org/lightning/**/*.js'],
    extends: [js.configs.recommended],
    languageOptions: {
      globals: {
        window: 'readonly',
        document: 'readonly',
        fetch: 'readonly',
        CustomEvent: 'readonly',
        URLSearchParams: 'readonly',
        URL: 'readonly',
        location: 'readonly',
        history: 'readonly',
        performance: 'readonly',
        globalThis: 'readonly',
        crypto: 'readonly',
        console: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        structuredClone: 'readonly',
        customElements: 'readonly',
        sessionStorage: 'readonly',
        navigator: 'readonly',
      },
    },
  },
  { files: platformFiles, languageOptions: lwcParser },
  ...lwc.map((config) => ({ ...config, files: lwcFiles })),
  ...slds.configs['flat/recommended-css'].map((config) => ({ ...config, files: ['force-app/**/lwc/**/*.css'] })),
  ...slds.configs['flat/recommended-html'].map((config) => ({ ...config, files: ['force-app/**/lwc/**/*.html'] })),
  {
    files: ['force-app/**/__tests__/**/*.js', 'force-app/jest-mocks/**/*.js'],
    languageOptions: {
      globals: {
        describe: 'readonly',
        it: 'readonly',
        test: 'readonly',
        expect: 'readonly',
        jest: 'readonly',
        beforeEach: 'readonly',
        afterEach: 'readonly',
        beforeAll: 'readonly',
        afterAll: 'readonly',
      },
    },
  },
  { files: ['*.cjs'], languageOptions: { globals: { module: 'writable', require: 'readonly' } } },
  boundary('scoring-api/**', [
    {
      group: ['**/local-org/**', '**/force-app/**', '**/scripts/**'],
      message: 'scoring-api knows Salesforce only over HTTP: go through scoring-api/salesforce/.',
    },
  ]),
  boundary('local-org/**', [
    { group: ['**/scoring-api/**', '**/scripts/**'], message: 'local-org and scoring-api never import each other: they talk HTTP.' },
  ]),
)
