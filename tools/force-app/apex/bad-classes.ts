/** A mistake in Apex, one a class. */
export interface BadClass {
  /** What is wrong; also the name of the class. */
  mistake: string
  /** Body of a method `run`, or a whole class when it begins with `public` or `@`. The name of the class stands as `Name`. */
  source: string
  /** What the checker says: `line: message`. */
  finding: string
}

/** The source of the class as the file holds it: a body begins at line 3. */
export function sourceOf({ mistake, source }: BadClass): string {
  const whole = /^(public|@)/.test(source) ? source : `public with sharing class Name {\n    public void run() {\n${source}\n    }\n}\n`
  return whole.replaceAll(/\bName\b/g, mistake)
}

/** What apex-ls sees. */
export const badTypes: readonly BadClass[] = [
  {
    mistake: 'UnknownVariable',
    source: 'String text = nothing;',
    finding: "3: No variable or type found for 'nothing' on 'UnknownVariable'",
  },
  {
    mistake: 'UnknownOwnMethod',
    source: 'new CsGoalService().closed(new CsGoal__c());',
    finding: "3: No matching method found for 'closed' on 'CsGoalService' taking arguments 'Schema.CsGoal__c'",
  },
  {
    mistake: 'UnknownPlatformMethod',
    source: "Integer length = 'goal'.lenght();",
    finding: "3: No matching method found for 'lenght' on 'System.String' taking no arguments",
  },
  {
    mistake: 'WrongArgument',
    source: "new CsGoalService().close('goal');",
    finding:
      "3: No matching method found for 'close' on 'CsGoalService' taking arguments 'System.String', wrong argument types for calling 'public void close(Schema.CsGoal__c goal)'",
  },
  {
    mistake: 'WrongArgumentCount',
    source: 'new CsGoalService().close();',
    finding:
      "3: No matching method found for 'close' on 'CsGoalService' taking no arguments, did you mean to call 'public void close(Schema.CsGoal__c goal)'?",
  },
  {
    mistake: 'UnknownStandardField',
    source: 'Account account = new Account();\nString text = account.Region;',
    finding: "4: Unknown field 'Region' on SObject 'Schema.Account'",
  },
  {
    mistake: 'UnknownCustomField',
    source: 'CsGoal__c goal = new CsGoal__c(Aim__c = 1);',
    finding: "3: Unknown field 'Aim__c' on SObject 'Schema.CsGoal__c'",
  },
  {
    mistake: 'UnknownCustomFieldOfStandardObject',
    source: 'Account account = new Account();\nDecimal arr = account.CsMrr__c;',
    finding: "4: Unknown field 'CsMrr__c' on SObject 'Schema.Account'",
  },
  {
    mistake: 'UnknownObjectInQuery',
    source: 'List<SObject> goals = [SELECT Id FROM CsGone__c WITH USER_MODE];',
    finding: "3: No type declaration found for 'Schema.CsGone__c'",
  },
  {
    mistake: 'WrongAssignment',
    source: "Integer count = 'three';",
    finding: "3: Incompatible types in assignment, from 'System.String' to 'System.Integer'",
  },
  {
    mistake: 'WrongReturn',
    source: "public class Name {\n    public Integer run() {\n        return 'three';\n    }\n}\n",
    finding: "3: Incompatible return type, 'System.String' is not assignable to 'System.Integer'",
  },
  {
    mistake: 'WrongCondition',
    source: 'if (1) {\n    return;\n}',
    finding: "3: If expression should return a 'System.Boolean' instance, not a 'System.Integer' instance",
  },
  {
    mistake: 'WrongLoop',
    source: "for (Integer one : new List<String>{ 'a' }) {\n    one = 2;\n}",
    finding: "3: Incompatible types in assignment, from 'System.String' to 'System.Integer'",
  },
  {
    mistake: 'WrongTernary',
    source: "Integer count = true ? 'a' : 'b';",
    finding: "3: Incompatible types in assignment, from 'System.String' to 'System.Integer'",
  },
  {
    mistake: 'MissingReturn',
    source: 'public class Name {\n    public Integer run() {\n    }\n}\n',
    finding: '2: Method does not return a value',
  },
  { mistake: 'UnreachableStatement', source: 'return;\nInteger count = 1;', finding: '4: Unreachable block or statement' },
  {
    mistake: 'MissingInterfaceMethod',
    source: 'public class Name implements HttpCalloutMock {\n}\n',
    finding:
      "1: Non-abstract class must implement method 'System.HttpResponse respond(System.HttpRequest)' from interface 'System.HttpCalloutMock'",
  },
  { mistake: 'UnknownType', source: 'CsNothing thing = null;', finding: "3: No type declaration found for 'CsNothing'" },
  { mistake: 'UnknownPlatformType', source: 'System.Nothing thing = null;', finding: "3: No type declaration found for 'System.Nothing'" },
  {
    mistake: 'UnknownEnumValue',
    source: 'AccessLevel level = AccessLevel.ANY_MODE;',
    finding: "3: Unknown field or type 'ANY_MODE' on 'System.AccessLevel'",
  },
  { mistake: 'DuplicateVariable', source: 'Integer count = 1;\nInteger count = 2;', finding: "4: Duplicate variable 'count'" },
  {
    mistake: 'DuplicateMethod',
    source: 'public class Name {\n    public void run() {\n    }\n    public void run() {\n    }\n}\n',
    finding: "4: Method 'run' is a duplicate of an existing method at line 2 at 16-19",
  },
  {
    mistake: 'OverrideOfNothing',
    source: 'public class Name extends CsGoalService {\n    public override void open() {\n    }\n}\n',
    finding: "2: Method 'open' does not override a virtual or abstract method",
  },
  {
    mistake: 'UnknownLabel',
    source: 'String title = System.Label.CsGone;',
    finding: "3: Unknown field or type 'CsGone' on 'System.Label'",
  },
  {
    mistake: 'UnknownMetadataField',
    source: "Decimal most = CsLimits__mdt.getInstance('Usual').Least__c;",
    finding: "3: Unknown field 'Least__c' on SObject 'Schema.CsLimits__mdt'",
  },
  {
    mistake: 'InstanceFromStatic',
    source: 'public class Name {\n    private Integer count;\n    public static void run() {\n        count = 1;\n    }\n}\n',
    finding: "4: No variable or type found for 'count' on 'InstanceFromStatic'",
  },
  {
    mistake: 'StaticThroughInstance',
    source: 'CsGoalService.close(new CsGoal__c());',
    finding:
      "3: No matching method found for 'close' on 'CsGoalService' taking arguments 'Schema.CsGoal__c', are you trying to call the instance method 'public void close(Schema.CsGoal__c goal)' from a static context?",
  },
  {
    mistake: 'FinalAssignment',
    source: 'final Integer count = 1;\ncount = 2;',
    finding: "4: Variable 'count' can not be assigned to, it is final",
  },
  { mistake: 'StrayBreak', source: 'break;', finding: '3: Break statement must be in loop' },
  {
    mistake: 'ThrownText',
    source: "throw 'goal';",
    finding: "3: Throw expression should return an Exception instance, not a 'System.String' instance",
  },
  {
    mistake: 'CaughtText',
    source: 'try {\n    run();\n} catch (String problem) {\n    return;\n}',
    finding: "5: Catch clause should catch an Exception instance, not a 'String' instance",
  },
  {
    mistake: 'WrongSwitchValue',
    source: "Integer count = 1;\nswitch on count {\n    when 'one' {\n        return;\n    }\n}",
    finding: '5: A System.Integer literal is required for this value',
  },
  {
    mistake: 'OtherFileName',
    source: 'public class CsSomethingElse {\n}\n',
    finding: "1: Type name 'CsSomethingElse' does not match file name 'OtherFileName.cls'",
  },
  {
    mistake: 'UnknownConstructor',
    source: "Object service = new CsGoalService('goal');",
    finding: '3: No constructor defined with 1 arguments',
  },
  {
    mistake: 'BadModifiers',
    source: 'public class Name {\n    public private void run() {\n    }\n}\n',
    finding: "2: Only one visibility modifier from 'global', 'public' & 'private' should be used on methods",
  },
  {
    mistake: 'PrivateAuraEnabled',
    source: 'public class Name {\n    @AuraEnabled\n    private static void run() {\n    }\n}\n',
    finding: '3: AuraEnabled methods must be global or public',
  },
  {
    mistake: 'UnknownFieldToken',
    source: 'SObjectField field = CsGoal__c.Gone__c;',
    finding: "3: Unknown field 'Gone__c' on SObject 'Schema.CsGoal__c'",
  },
  { mistake: 'ReservedWord', source: 'Integer limit = 1;', finding: "3: 'limit' is a reserved identifier in Apex" },
]

/** What apex-ls does not see, and the checks of this folder do. */
export const badApex: readonly BadClass[] = [
  {
    mistake: 'UnknownQueryField',
    source: 'List<SObject> goals = [SELECT Aim__c FROM CsGoal__c WITH USER_MODE];',
    finding: '3: CsGoal__c has no field Aim__c',
  },
  {
    mistake: 'UnknownStandardQueryField',
    source: 'List<SObject> accounts = [SELECT Region FROM Account WITH USER_MODE];',
    finding: '3: Account has no field Region',
  },
  {
    mistake: 'UnknownConditionField',
    source: 'List<SObject> goals = [SELECT Id FROM CsGoal__c WHERE Aim__c = 1 WITH USER_MODE];',
    finding: '3: CsGoal__c has no field Aim__c',
  },
  {
    mistake: 'UnknownOrderField',
    source: 'List<SObject> goals = [SELECT Id FROM CsGoal__c WITH USER_MODE ORDER BY Aim__c];',
    finding: '3: CsGoal__c has no field Aim__c',
  },
  {
    mistake: 'UnknownParentField',
    source: 'List<SObject> goals = [SELECT Account__r.Region FROM CsGoal__c WITH USER_MODE];',
    finding: '3: Account has no field Region',
  },
  {
    mistake: 'UnknownParent',
    source: 'List<SObject> goals = [SELECT Owner.Name FROM CsGoal__c WITH USER_MODE];',
    finding: '3: CsGoal__c has no field Owner',
  },
  {
    mistake: 'FieldAsParent',
    source: 'List<SObject> goals = [SELECT Status__c.Name FROM CsGoal__c WITH USER_MODE];',
    finding: '3: CsGoal__c.Status__c is no relationship',
  },
  {
    mistake: 'UnknownChildren',
    source: 'List<SObject> accounts = [SELECT (SELECT Id FROM Aims__r) FROM Account WITH USER_MODE];',
    finding: '3: Account has no child relationship Aims__r',
  },
  {
    mistake: 'UnknownChildField',
    source: 'List<SObject> accounts = [SELECT (SELECT Aim__c FROM Goals__r) FROM Account WITH USER_MODE];',
    finding: '3: CsGoal__c has no field Aim__c',
  },
  {
    mistake: 'UnknownSemiJoinField',
    source: 'List<SObject> accounts = [SELECT Id FROM Account WHERE Id IN (SELECT Aim__c FROM CsGoal__c) WITH USER_MODE];',
    finding: '3: CsGoal__c has no field Aim__c',
  },
  {
    mistake: 'UnknownSum',
    source: 'List<SObject> sums = [SELECT SUM(Aim__c) total FROM CsGoal__c WITH USER_MODE];',
    finding: '3: CsGoal__c has no field Aim__c',
  },
  {
    mistake: 'UnknownAnnotation',
    source: 'public with sharing class Name {\n    @Cached\n    public void run() {\n    }\n}\n',
    finding: '2: there is no annotation @cached',
  },
  {
    mistake: 'UnknownAnnotationParameter',
    source: 'public with sharing class Name {\n    @AuraEnabled(cached=true)\n    public static void run() {\n    }\n}\n',
    finding: '2: @auraenabled has no parameter cached',
  },
  {
    mistake: 'FutureGivesValue',
    source: 'public with sharing class Name {\n    @future\n    public static Id run(Id goal) {\n        return goal;\n    }\n}\n',
    finding: '3: @future run returns something',
  },
  {
    mistake: 'FutureOfRecord',
    source: 'public with sharing class Name {\n    @future\n    public static void run(CsGoal__c goal) {\n    }\n}\n',
    finding: '3: @future run takes something else than plain values',
  },
  {
    mistake: 'NoSharingKeyword',
    source: 'public class Name {\n}\n',
    finding: '1: the class does not say with sharing, without sharing or inherited sharing',
  },
  {
    mistake: 'WithoutSharingNoReason',
    source: 'public without sharing class Name {\n}\n',
    finding: '1: a class without sharing says why in a comment above it',
  },
  {
    mistake: 'QueryWithoutMode',
    source: 'List<CsGoal__c> goals = [SELECT Id FROM CsGoal__c];',
    finding: '3: the query has neither WITH USER_MODE nor WITH SYSTEM_MODE',
  },
  { mistake: 'WriteWithoutMode', source: 'insert new CsGoal__c();', finding: '3: insert says neither as user nor as system' },
  {
    mistake: 'DatabaseWithoutMode',
    source: 'Database.insert(new CsGoal__c(), false);',
    finding: '3: Database.insert is given no AccessLevel',
  },
  {
    mistake: 'QueryByText',
    source: "List<SObject> goals = Database.query('SELECT Id FROM CsGoal__c', AccessLevel.USER_MODE);",
    finding: '3: Database.query takes a text for a query: write the query itself',
  },
  { mistake: 'DebugStatement', source: "System.debug('goal');", finding: '3: System.debug stays in tests' },
  {
    mistake: 'AssertsTrue',
    source: "@IsTest\nprivate class Name {\n    @IsTest\n    static void run() {\n        Assert.isTrue(true, 'is true');\n    }\n}\n",
    finding: '5: the assertion holds whatever the code does',
  },
  {
    mistake: 'AssertsItself',
    source: "@IsTest\nprivate class Name {\n    @IsTest\n    static void run() {\n        Assert.areEqual(200, 200, 'same');\n    }\n}\n",
    finding: '5: the assertion holds whatever the code does',
  },
  {
    mistake: 'WriteInCacheable',
    source:
      'public with sharing class Name {\n    @AuraEnabled(cacheable=true)\n    public static void run() {\n        save();\n    }\n    private static void save() {\n        insert as user new CsGoal__c();\n    }\n}\n',
    finding: '7: a method that is cacheable may not write',
  },
  { mistake: 'UnknownClassByName', source: "Type found = Type.forName('CsGone');", finding: '3: there is no class CsGone' },
  {
    mistake: 'VoidAsValue',
    source:
      'public with sharing class Name {\n    private void save() {\n    }\n    public void run() {\n        Object saved = save();\n    }\n}\n',
    finding: '5: save returns nothing',
  },
  {
    mistake: 'PrivateMethodOutside',
    source: 'CsGoalService service = new CsGoalService();\nservice.forget();',
    finding: '4: forget is private in csgoalservice',
  },
  {
    mistake: 'PrivateFieldOutside',
    source: 'Object secret = new CsGoalService().secret;',
    finding: '3: secret is private in csgoalservice',
  },
  { mistake: 'PrivateClassOutside', source: 'CsGoalService.Hidden hidden = null;', finding: '3: hidden is private in csgoalservice' },
  {
    mistake: 'AbstractNotWritten',
    source: 'public with sharing class Name extends CsGoalStep {\n}\n',
    finding: '1: the abstract method take is not written',
  },
  {
    mistake: 'UnknownPicklistValue',
    source: "CsGoal__c goal = new CsGoal__c(Status__c = 'Opened');",
    finding: '3: Status__c has no value Opened',
  },
  {
    mistake: 'UnknownValueInQuery',
    source: "List<CsGoal__c> goals = [SELECT Id FROM CsGoal__c WHERE Status__c IN ('Open', 'Opened') WITH USER_MODE];",
    finding: '3: Status__c has no value Opened',
  },
  {
    mistake: 'TextForNumber',
    source: "CsGoal__c goal = new CsGoal__c(Target__c = 'three');",
    finding: '3: Target__c is a Number, and holds no text',
  },
]

/**
 * What an org refuses and nothing here sees: for these a test in an org, or a person, must look.
 * Each is checked to be unseen, so that the list is true.
 */
export const unseenMistakes: readonly BadClass[] = [
  { mistake: 'TextInNumberField', source: "CsGoal__c goal = new CsGoal__c();\ngoal.put('Target__c', 'three');", finding: '' },
  { mistake: 'WriteToReadOnlyField', source: 'CsGoal__c goal = new CsGoal__c();\ngoal.CreatedDate = Datetime.now();', finding: '' },
  {
    mistake: 'CalloutInLoop',
    source: 'for (Integer index = 0; index < 200; index++) {\n    new Http().send(new HttpRequest());\n}',
    finding: '',
  },
]
