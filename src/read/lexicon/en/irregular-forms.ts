/** Words whose other forms no rule gives: the word, then its forms. Sorted. */
const LINES = `
arise arose arisen
awake awoke awoken
beat beaten
become became
begin began begun
bind bound
bleed bled
blow blew blown
break broke broken
breed bred
bring brought
build built
burn burnt
buy bought
calf calves
catch caught
child children
choose chose chosen
cling clung
come came
crisis crises
deal dealt
dig dug digging
draw drew drawn
drive drove driven
emphasis emphases
fall fell fallen
feed fed
fight fought
find found
fisherman fishermen
flee fled
fly flew flown
foot feet
forbid forbade forbidden
forgive forgave forgiven
forgo forwent forgone
free freed
freeze froze frozen
get got gotten
give gave given
go went gone
grind ground
grow grew grown
gunman gunmen
half halves
hang hung
have has had
hear heard
hide hid hidden
hold held
keep kept
knife knives
know knew known
lay laid
lead led
leave left
lend lent
lie lay lain
life lives
loaf loaves
lose lost
make made
man men
mean meant
meet met
pay paid
person people
policeman policemen
rebuild rebuilt
resell resold
ride rode ridden
ring rang rung
rise rose risen
run ran running
say said
see saw seen
seek sought
sell sold
send sent
serviceman servicemen
shake shook shaken
shelf shelves
shoot shot
show showed shown
sign signed
sink sank sunk
sit sat
sleep slept
speak spoke spoken
spend spent
spring sprang sprung
stand stood
steal stole stolen
stick stuck
strike struck stricken
strive strove striven
swear swore sworn
swim swam swum
take took taken
teach taught
tear tore torn
tell told
thief thieves
think thought
throw threw thrown
undergo underwent undergone
understand understood
undertake undertook undertaken
uphold upheld
wear wore worn
weave wove woven
wife wives
win won
wind wound
withdraw withdrew withdrawn
withhold withheld
withstand withstood
woman women
write wrote written
`

/** The irregular forms of a word. */
export const IRREGULAR_FORMS: ReadonlyMap<string, readonly string[]> = new Map(
  LINES.trim()
    .split('\n')
    .map((line) => {
      const [word = '', ...forms] = line.split(' ')
      return [word, forms]
    }),
)

/** Past forms of verbs: "met", "sent"; forms of nouns ("men") are none. */
export const IRREGULAR_PASTS: ReadonlySet<string> = new Set(
  [...IRREGULAR_FORMS].flatMap(([base, forms]) =>
    forms.filter((form) => form !== base && !/(?:s|ing|men|feet|children)$/.test(form)),
  ),
)
