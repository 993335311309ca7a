/** The people of the local org. The real org has its own. */
export const users = [
  person('admin', 'Ada', 'Min', 'en_US', ['CsAdmin', 'CsScoringApiCaller'], 'System Administrator'),
  person('integration', 'Scoring', 'Service', 'en_US', ['ScoringApiIntegration'], 'Minimum Access - API Only Integrations'),
  ledBySuzuki('aiko.tanaka', '愛子', '田中', 'ja'),
  ledBySuzuki('emma.clark', 'Emma', 'Clark', 'en_US'),
  ledBySuzuki('kenji.sato', '健司', '佐藤', 'ja'),
  person('mei.suzuki', '芽衣', '鈴木', 'ja', ['CsLead', 'CsmUser', 'CsScoringApiCaller'], 'Standard User'),
]

function ledBySuzuki(name: string, firstName: string, lastName: string, language: 'en_US' | 'ja') {
  return {
    ...person(name, firstName, lastName, language, ['CsmUser', 'CsScoringApiCaller'], 'Standard User'),
    manager: 'mei.suzuki@banso.example',
  }
}

function person(name: string, firstName: string, lastName: string, language: 'en_US' | 'ja', permissionSets: string[], profile: string) {
  const address = `${name}@banso.example`
  return { username: address, email: address, firstName, lastName, language, permissionSets, profile }
}
