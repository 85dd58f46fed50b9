// Made-up names for the screening benchmark: a list of the size of the SDN list, and parties of which some are meant.

/** Mulberry32: the same names on every run. */
function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SYLLABLES = 'al an ar ba be bo bra cha chen dar de di do el fa fang fe gor gu ha hai he hong hua in is jia jin ka kai ke ko la lang le li lo lu ma mei mi mo na ni no or pa pe po qi qing ra re ri ro sa shi si so ta tan te ti to tu va ve vi wa wei xi xin ya yan yu za ze zhong zo'.split(' ');
const TRADE = ['Trading', 'Shipping', 'Industry', 'Textile', 'General Trading', 'Import Export', 'Technology', 'Electronics', 'Petrochemical', 'Logistics', 'Marine Services', 'Industrial Group', 'Cotton', 'Silicon', 'Metals', 'Foods'];
const FORMS = ['Co., Ltd.', 'LLC', 'Limited', 'JSC', 'GmbH', 'FZE', 'Corp.', 'S.A.', 'Sdn Bhd', 'Pvt. Ltd.', ''];
const CHINESE = '华中国新大东方金海龙天兴盛达明远泰安平和光丰源通宏伟'.split('');

function maker(seed) {
  const next = chance(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const word = () => {
    const made = Array.from({ length: 2 + Math.floor(next() * 3) }, () => pick(SYLLABLES)).join('');
    return made[0].toUpperCase() + made.slice(1);
  };
  const words = (least, most) => Array.from({ length: least + Math.floor(next() * (most - least + 1)) }, word).join(' ');
  return {
    next, pick,
    company: () => `${words(1, 3)} ${pick(TRADE)} ${pick(FORMS)}`.trim(),
    person: () => `${word().toUpperCase()}, ${words(1, 2)}`,
    chinese: () => `${Array.from({ length: 4 + Math.floor(next() * 3) }, () => pick(CHINESE)).join('')}有限公司`,
  };
}

/** `entries` entries with two aliases each: 60 % companies and vessels, 40 % persons. */
export function makeList(entries, seed = 1) {
  const { next, company, person, chinese } = maker(seed);
  return Array.from({ length: entries }, (_, index) => {
    const name = next() < 0.4 ? person : company;
    return { id: String(index + 1), name: name(), aliases: [name(), next() < 0.05 ? chinese() : name()], type: null, addresses: [], country: null, programs: [], merchandise: null, status: null, since: null, remarks: null };
  });
}

/** `count` parties with a name in local script; every tenth is an entry of the list, misspelled. */
export function makeParties(count, list, seed = 2) {
  const { next, pick, company, chinese } = maker(seed);
  return Array.from({ length: count }, (_, index) => {
    if (index % 10 > 0) return { partyId: `P${index}`, names: [company(), chinese()], meant: null };
    const { id, name } = pick(list);
    const at = 1 + Math.floor(next() * (name.length - 2));
    return { partyId: `P${index}`, names: [name.slice(0, at) + name.slice(at + 1), chinese()], meant: id };
  });
}
