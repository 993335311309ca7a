trigger CsMeasureTrigger on CsMeasure__c(before delete, after undelete) {
    CsVersionKeeper.keepMeasures(Trigger.isDelete ? Trigger.old : Trigger.new);
}
