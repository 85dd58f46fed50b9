// Who a worker is, as far as the tables say: nationality, province of the identity number, age.

const NORTH_KOREAN = /^(PRK|KP|DPRK|D\.?P\.?R\.?K\.?|NORTH\s*KOREAN?|KOREA,? (NORTH|DEM.*)|DEMOCRATIC PEOPLE.*KOREA|朝鲜|北朝鲜|朝鮮|북한|조선)$/i;
const SOUTH_KOREAN = /^(KOR|KR|SOUTH\s*KOREAN?|REPUBLIC OF KOREA)$/i;

/** Alpha-3 where a spelling is known, else upper case as it stands. */
export function nationalityCode(text: string): string {
  const trimmed = text.normalize('NFKC').trim();
  if (NORTH_KOREAN.test(trimmed)) return 'PRK';
  return SOUTH_KOREAN.test(trimmed) ? 'KOR' : trimmed.toUpperCase();
}

/** First two digits of a resident identity number by province (GB/T 2260). */
const PROVINCES: readonly (readonly [string, string, string])[] = [
  ['11', 'beijing', '北京'], ['12', 'tianjin', '天津'], ['13', 'hebei', '河北'], ['14', 'shanxi', '山西'], ['15', 'inner mongolia', '内蒙古'], ['21', 'liaoning', '辽宁'], ['22', 'jilin', '吉林'], ['23', 'heilongjiang', '黑龙江'],
  ['31', 'shanghai', '上海'], ['32', 'jiangsu', '江苏'], ['33', 'zhejiang', '浙江'], ['34', 'anhui', '安徽'], ['35', 'fujian', '福建'], ['36', 'jiangxi', '江西'], ['37', 'shandong', '山东'],
  ['41', 'henan', '河南'], ['42', 'hubei', '湖北'], ['43', 'hunan', '湖南'], ['44', 'guangdong', '广东'], ['45', 'guangxi', '广西'], ['46', 'hainan', '海南'],
  ['50', 'chongqing', '重庆'], ['51', 'sichuan', '四川'], ['52', 'guizhou', '贵州'], ['53', 'yunnan', '云南'], ['54', 'tibet', '西藏'], ['61', 'shaanxi', '陕西'], ['62', 'gansu', '甘肃'], ['63', 'qinghai', '青海'], ['64', 'ningxia', '宁夏'], ['65', 'xinjiang', '新疆'],
];

/** The prefix that the home region calls for; null where the region is not known. `given` are the site's own settings. */
export function expectedPrefix(homeRegion: string | null, given: Readonly<Record<string, string>>): string | null {
  if (homeRegion === null) return null;
  if (Object.hasOwn(given, homeRegion)) return given[homeRegion] ?? null;
  const region = homeRegion.normalize('NFKC').toLowerCase();
  return PROVINCES.find(([, latin, chinese]) => new RegExp(`(?<![a-z])${latin}(?![a-z])`).test(region) || region.includes(chinese))?.[0] ?? null;
}

/** Full years from a date of birth to a day, both `YYYY-MM-DD`; negative when born later. */
export function ageOn(born: string, day: string): number {
  return Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5) ? 1 : 0);
}

/** The birth date inside a resident identity number where it is not masked; null otherwise. */
export function birthDateInNumber(idNumber: string | null): string | null {
  const match = /^\d{6}(\d{4})(\d{2})(\d{2})/.exec(idNumber ?? '');
  return match ? `${match[1] ?? ''}-${match[2] ?? ''}-${match[3] ?? ''}` : null;
}

/** Languages a worker of a nationality can be taken to read; null where nothing is known. */
const LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  CHN: ['zh', 'ug', 'bo', 'mn', 'ko'], VNM: ['vi'], IND: ['hi', 'en', 'ta', 'te', 'bn', 'mr', 'gu', 'kn', 'ml', 'pa', 'or', 'as', 'ur'], NPL: ['ne'], BGD: ['bn'], MMR: ['my'], KHM: ['km'], THA: ['th'], IDN: ['id'], PHL: ['en', 'tl', 'fil'], LKA: ['si', 'ta'], PAK: ['ur', 'en'], KOR: ['ko'], PRK: ['ko'], UZB: ['uz', 'ru'], USA: ['en', 'es'], MEX: ['es'],
};
export function readsContract(nationality: string, language: string): boolean | null {
  const languages = Object.hasOwn(LANGUAGES, nationality) ? LANGUAGES[nationality] : undefined;
  return languages ? languages.includes(language.toLowerCase().split('-')[0] ?? '') : null;
}
