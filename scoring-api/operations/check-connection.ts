import { clockToleranceSeconds } from '../access/callers.ts'
import { changeCertificateCommand, finishChangeCommand, keysEnd } from '../access/org-keys.ts'
import { checkOf, type Check } from './check.ts'
import type { ConnectionFacts } from './connection-facts.ts'

/** A token of the org is valid for two minutes, one of ours for three: a clock that is ahead by more than this breaks the login. */
const mostAheadSeconds = 60
/** Salesforce has three releases a year, and takes away versions that are older than about ten years. */
const oldVersionsBehind = 9

/** From the service to the org and back. */
export function checkConnection(facts: ConnectionFacts, now: Date): Check[] {
  return [checkLogin(facts), checkVersion(facts), checkClock(facts), checkCertificate(facts, now)]
}

function checkLogin({ login }: ConnectionFacts): Check {
  const check = checkOf('connection', 'login')
  if ('because' in login) {
    return check.failed(
      { english: `The service cannot ask the org: ${login.because}`, japanese: `サービスから組織に接続できません：${login.because}` },
      {
        english: "Put right what the sentence names, in the service's settings or in the External Client App.",
        japanese: '上記の内容に従って、サービスの設定または外部クライアントアプリケーションを修正してください。',
      },
    )
  }
  const { username, organization, organizationId, isSandbox } = login.value
  return check.passed({
    english: `Logged in to ${organization} (${organizationId}${isSandbox ? ', a sandbox' : ''}) as ${username}.`,
    japanese: `${organization}（${organizationId}${isSandbox ? '、Sandbox' : ''}）に ${username} としてログインしています。`,
  })
}

function checkVersion({ apiVersion, newestApiVersion }: ConnectionFacts): Check {
  const check = checkOf('connection', 'apiVersion')
  const remedy = {
    english: 'Set SALESFORCE_API_VERSION in the environment of the scoring service and start it again.',
    japanese: 'スコア計算サービスの環境変数SALESFORCE_API_VERSIONを設定し、再起動してください。',
  }
  if ('because' in newestApiVersion) {
    return check.unknown(
      {
        english: `Which API versions the org has could not be told: ${newestApiVersion.because}`,
        japanese: `組織のAPIバージョンを確認できませんでした：${newestApiVersion.because}`,
      },
      { english: 'Check again later.', japanese: 'しばらくしてからもう一度確認してください。' },
    )
  }
  const behind = Number(newestApiVersion.value) - Number(apiVersion)
  const said = {
    english: `The service speaks API version ${apiVersion}; the newest of the org is ${newestApiVersion.value}.`,
    japanese: `サービスはAPIバージョン${apiVersion}を使用しています。組織の最新は${newestApiVersion.value}です。`,
  }
  if (behind < 0) return check.failed(said, remedy)
  return behind > oldVersionsBehind ? check.warning(said, remedy) : check.passed(said)
}

function checkClock({ clockAheadSeconds }: ConnectionFacts): Check {
  const check = checkOf('connection', 'clock')
  if (clockAheadSeconds === null) {
    return check.unknown(
      { english: "The org's clock could not be read.", japanese: '組織の時刻を確認できませんでした。' },
      { english: 'Check again later.', japanese: 'しばらくしてからもう一度確認してください。' },
    )
  }
  const ahead = clockAheadSeconds
  const skew = Math.abs(ahead)
  const most = ahead > 0 ? mostAheadSeconds : clockToleranceSeconds
  const direction = ahead > 0 ? { english: 'ahead of', japanese: '進んで' } : { english: 'behind', japanese: '遅れて' }
  if (skew <= clockToleranceSeconds) {
    return check.passed({ english: 'The clocks of the service and the org agree.', japanese: 'サービスと組織の時刻は一致しています。' })
  }
  const said = {
    english: `The clock of the scoring service is ${skew} seconds ${direction.english} the org's.`,
    japanese: `スコア計算サービスの時計が組織より${skew}秒${direction.japanese}います。`,
  }
  const remedy = {
    english: 'Set the clock of its machine, best by NTP: tokens are valid for two minutes only.',
    japanese: 'サービスが動くマシンの時計を（できればNTPで）合わせてください。トークンの有効期間は2分です。',
  }
  return skew > most ? check.failed(said, remedy) : check.warning(said, remedy)
}

function checkCertificate({ orgKeys }: ConnectionFacts, now: Date): Check {
  const check = checkOf('connection', 'certificate')
  const place = { kind: 'setup', name: 'CertificatesAndKeysManagement/home' } as const
  if (orgKeys === null) {
    return check.failed(
      {
        english: 'The service takes no calls from the org: it has no certificate of it.',
        japanese: 'サービスに組織の証明書がないため、組織からの呼び出しを受け付けません。',
      },
      {
        english: 'Run npm run connect-org, which fetches the public half of the certificate that the org signs with.',
        japanese: 'npm run connect-orgを実行し、組織が署名に使う証明書の公開部分を取得してください。',
        place,
      },
    )
  }
  const found = keysEnd(orgKeys, now)
  if (found.state === 'endless') {
    return check.unknown(
      {
        english: "When the org's certificate ends could not be told: the service holds a public key without its certificate.",
        japanese: '組織の証明書の期限を確認できませんでした。サービスには、証明書のない公開鍵があります。',
      },
      {
        english:
          'Look in Setup at the certificate that the org signs with (CsScoringApi or CsScoringApiB), or give the service the certificate instead of the key.',
        japanese:
          '設定で、組織が署名に使う証明書（CsScoringApiまたはCsScoringApiB）を確認するか、鍵の代わりに証明書をサービスに渡してください。',
        place,
      },
    )
  }
  const day = found.end.toISOString().slice(0, 10)
  if (found.state === 'unfinished') {
    return check.warning(
      {
        english: `A change of the org's certificate was not finished: the org may still sign with the one that is valid until ${day} only.`,
        japanese: `組織の証明書の切り替えが完了していません。組織は${day}までの古い証明書をまだ使用している可能性があります。`,
      },
      { english: `Run ${finishChangeCommand}.`, japanese: `${finishChangeCommand}を実行してください。`, place },
    )
  }
  const remedy = {
    english: `Run ${changeCertificateCommand}: the old certificate stays valid until the new one works.`,
    japanese: `${changeCertificateCommand}を実行してください。新しい証明書が使えるまで古いものも有効です。`,
    place,
  }
  if (found.state === 'ended') {
    return check.failed({ english: `The org's certificate ended on ${day}.`, japanese: `組織の証明書は${day}に期限が切れました。` }, remedy)
  }
  const said = { english: `The org's certificate is valid until ${day}.`, japanese: `組織の証明書は${day}まで有効です。` }
  return found.state === 'ending' ? check.warning(said, remedy) : check.passed(said)
}
