/** What grants the integration user all that the service uses; sentences to the admin name it. */
export const integrationPermissionSet = 'ScoringApiIntegration'
