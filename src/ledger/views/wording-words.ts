/** Words that the comparison of statements treats in a way of their own. */

const list = (words: string): readonly string[] => words.split(/\s+/)

/** Words that say nothing of what is undertaken or claimed: function words, acts and sayings, and what every text about talks has. */
export const LIGHT: ReadonlySet<string> = new Set([
  ...list(
    'a about above across after again against all almost already also although always am among an and any anyone ' +
      'anything are around as at away back be became because been before behind being below between both but by can ' +
      'cannot could did do does doing done down during each either else even ever every everything few for from ' +
      'further had has have having he hence her here hers him his how however i if in instead into is it its itself ' +
      'just less let many may me might mine more most much must my neither never nevertheless no nobody none nor not ' +
      'nothing now of off often on once one only onto or other others our ours ourselves out over own per perhaps ' +
      'quite rather same shall she should since so some somebody someone something soon still such than that the ' +
      'their theirs them themselves then there therefore these they this those though through thus till to together ' +
      'too toward towards under until up upon us very was we well were what when where whether which while who whom ' +
      'whose why will with within without would yet you your',
  ),
  ...list(
    'accept accepted accepts accused accuse acknowledge acknowledged add added agree agreed agreeing agreement agrees ' +
      'allege alleged announce announced ask asked claim claimed claims commit commits committed concede conceded ' +
      'declare declared denied denies deny expect expected hint hinted insist insisted offer offered offers ' +
      'pledge pledged prepared promise promised promises propose proposed ready refuse refused reject rejected said ' +
      'say saying says state stated tell telling told undertake undertook undertaken vow vowed willing',
  ),
  ...list(
    'country countries day days government governments meeting minister ministers month months negotiations official ' +
      'officials party parties people president side sides talks time times today tomorrow week weeks year years',
  ),
])

/** Numbers in words. "One" is left out: it is seldom a count. */
export const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...list(
    'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen ' +
      'nineteen twenty',
  ).map((word, index) => [word, index + 2] as const),
  ...list('thirty forty fifty sixty seventy eighty ninety').map(
    (word, index) => [word, (index + 3) * 10] as const,
  ),
])

/** Measures: two figures of one measure are seldom figures for one thing. */
export const UNITS: ReadonlySet<string> = new Set(
  list(
    'acres billion cent centimetres cents degrees dollars euros feet hectares hours hundred kilometers kilometres km ' +
      'litres meters metres miles million minutes per percent percentage points pounds thousand times tonnes tons ' +
      'trillion',
  ),
)

/** Forms of words that no ending tells, and nouns of verbs. */
export const IRREGULAR: ReadonlyMap<string, string> = new Map(
  (
    'began:begin begun:begin bought:buy bound:bind broke:break broken:break brought:bring built:build came:come ' +
    'chose:choose chosen:choose drawn:draw drew:draw driven:drive drove:drive fallen:fall fell:fall ' +
    'fought:fight found:find gave:give given:give gone:go held:hold hid:hide hidden:hide kept:keep knew:know ' +
    'known:know laid:lay led:lead left:leave lent:lend lost:lose made:make meant:mean met:meet paid:pay ran:run ' +
    'rebuilt:rebuild sent:send sold:sell shot:shoot shown:show spent:spend spoke:speak spoken:speak ' +
    'stood:stand struck:strike taken:take took:take taught:teach thought:think threw:throw thrown:throw ' +
    'went:go withdrew:withdraw withdrawn:withdraw withdrawal:withdraw withdrawals:withdraw won:win wrote:write ' +
    'written:write removal:remove renewal:renew arrival:arrive'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)
