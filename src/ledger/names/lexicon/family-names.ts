/** Family names that stand first, or that stand before another family name, and what stands before or after a name. */

/** Chinese family names in pinyin, the hundred or so that four in five bear. */
export const CHINESE_FAMILIES: ReadonlySet<string> = new Set(
  'bai cai cao chang chen cheng cui dai deng ding dong du duan fan fang feng fu gao gong gu guo han hao he hou hu huang jia jiang jin kang kong lai lei li liang liao lin liu long lu luo ma mao meng mo pan peng qian qiao qin qiu ren shao shen shi song su sun tan tang tao tian wan wang wei wen wu xi xia xiao xie xiong xu xue yan yang yao ye yi yin yu yuan zeng zhang zhao zheng zhong zhou zhu zou'.split(
    ' ',
  ),
)

/** Korean family names with the spellings that stand for one: "Moon" and "Mun". The South's Lee and the North's Ri stay two. */
export const KOREAN_FAMILIES: readonly (readonly string[])[] = [
  'ahn an',
  'bae pae',
  'baek paek paik',
  'ban pan',
  'cho jo',
  'choi choe',
  'han',
  'hong',
  'hwang',
  'jang chang',
  'jung jeong chung',
  'kang gang',
  'kim gim',
  'kwon gwon',
  'lee',
  'lim',
  'moon mun',
  'noh roh',
  'oh o',
  'park pak bak',
  'ri',
  'seo suh',
  'shin sin',
  'song',
  'yang',
  'yoo yu',
  'yoon yun',
].map((row) => row.split(' '))

/** Vietnamese family names, without their signs. */
export const VIETNAMESE_FAMILIES: ReadonlySet<string> = new Set(
  'bui cao dang dao dinh do doan duong ha ho hoang huynh le luong ly mai ngo nguyen pham phan phung to tong tran trinh truong vo vu'.split(
    ' ',
  ),
)

/** Family names of Spain, Portugal and Latin America that are no given names: where two stand, a report may drop the second. */
export const IBERIAN_FAMILIES: ReadonlySet<string> = new Set(
  'acosta aguilar aguirre almeida alvarez alves araujo arias barbosa barros batista benitez bermudez blanco cabrera calderon campos cardoso carrasco carvalho castillo castro chavez contreras cordero coronado correa cortes cortez costa cruz cunha delgado dias diaz dominguez duarte escobar espinoza estrada fernandes fernandez ferreira figueroa flores fonseca fuentes gallego gallegos garcia gimenez gomes gomez goncalves gonzales gonzalez guerrero gutierrez henriquez hernandez herrera iglesias jimenez juarez lopes lopez lozano luna machado maldonado marques marquez martinez medina mejia melo mendes mendez mendoza miranda molina monteiro montero morales moreira moreno moya munoz navarro nogueira nunes nunez obrador ochoa oliveira ortega ortiz pacheco padilla paredes peña pena peralta pereira perez pinto ponce prieto quiroga ramirez ramos rangel reis rey reyes ribeiro rios rivera robles rocha rodrigues rodriguez rojas romero rubio ruiz salazar sanchez sandoval santana santos sepulveda serrano silva soares solis soto souza sousa suarez teixeira torres trujillo valdez valencia vargas vasquez vazquez vega velasco velasquez vera vieira villa zamora zapata zuniga'.split(
    ' ',
  ),
)

/** Words before a family name: "von der Leyen" keeps them, and a report may leave them out. Conjunctions of two names too. */
export const PARTICLES: ReadonlySet<string> = new Set(
  'af av da das de degli del dell della den der di do dos du e i la le lo los ten ter van vom von y zu zum zur'.split(
    ' ',
  ),
)

/** "Son of", "daughter of": written as one. */
export const DESCENT: Readonly<Record<string, string>> = { bin: 'bin', ibn: 'bin', ben: 'bin', bint: 'bint' }

/** The Arabic article. */
export const ARTICLES: ReadonlySet<string> = new Set(['al', 'el', 'il', 'ul'])

/** "Servant of", which makes one name with the word after it. */
export const SERVANT: ReadonlySet<string> = new Set(
  'abd abdal abdel abdol abdoul abdu abdul abdur abdus'.split(' '),
)

/** "Father of", which makes one name with the word after it. */
export const FATHER: ReadonlySet<string> = new Set(['abo', 'abou', 'abu'])

/** Titles that a reading may have left at the front of a name. */
export const HONORIFICS: ReadonlySet<string> = new Set(
  'ayatollah dame dr haji hajji imam lady lord miss mr mrs ms mullah prof sayed sayyed sayyid seyed seyyed shaikh shaykh sheik sheikh sir syed'.split(
    ' ',
  ),
)

/** Which of a name it is: "Jr." and "the Younger" are one. */
export const GENERATIONS: Readonly<Record<string, string>> = {
  elder: 'sr',
  i: '1',
  ii: '2',
  iii: '3',
  iv: '4',
  ix: '9',
  jnr: 'jr',
  jr: 'jr',
  junior: 'jr',
  senior: 'sr',
  snr: 'sr',
  sr: 'sr',
  v: '5',
  vi: '6',
  vii: '7',
  viii: '8',
  x: '10',
  xi: '11',
  xii: '12',
  xiii: '13',
  xiv: '14',
  younger: 'jr',
}
