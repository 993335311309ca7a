trigger CsScorecardTrigger on CsScorecard__c(before delete) {
    CsVersionKeeper.keepScorecards(Trigger.old);
}
