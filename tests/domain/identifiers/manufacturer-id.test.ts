// The manufacturer ID from name and address, by every example of the regulation; and declared codes against their maker.
import { describe, expect, it } from 'vitest';
import { declaredManufacturerIdReader, readManufacturerId } from '../../../src/domain/identifiers/declared-manufacturer-id.ts';
import { cityPart, manufacturerId, namePart, numbersOf } from '../../../src/domain/identifiers/manufacturer-id.ts';

describe('19 CFR part 102, appendix', () => {
  it.each([
    ['Amalgamated Plastics Corp.', 'AMAPLA'], ['Bergstrom', 'BER'], ['A.B.C. Company', 'ABCCOM'], ['A B C Company', 'ABCCOM'], ['O.A.S.I.S. Corp.', 'OASCOR'], ['Dr. S.A. Smith', 'DRSA'],
    ['Shavings B L Inc.', 'SHABL'], ['The Embassy of Spain', 'EMBSPA'], ['Rawles-Aden Corp.', 'RAWCOR'], ['Rawles – Aden Corp.', 'RAWCOR'], ['20th Century Fox', '20TCEN'], ['Concept 2000', 'CON200'],
    ['Thomas S. Delvaux Company', 'THODEL'], ['   Bergstrom', 'BER'],
  ])('the name %s gives %s', (name, part) => {
    expect(namePart(name, null)).toBe(part);
  });

  it.each([
    ['Fabrica de Artigos de Vestuario JUMP HIGH Ltd', 'MO', 'JUMHIG'], ['PT Morich Indo Fashion', 'ID', 'MORIND'], ['PT. Morich Indo Fashion', 'ID', 'MORIND'], ['P.T. Morich Indo Fashion', 'ID', 'MORIND'],
    ['JSC Morich Indo Fashion', 'RU', 'MORIND'], ['OAO Morich Indo Fashion', 'RU', 'MORIND'], ['OOO Morich Indo Fashion', 'RU', 'MORIND'], ['ZAO Morich Indo Fashion', 'RU', 'MORIND'], ['Morich ZAO Indo Fashion', 'RU', 'MORZAO'],
  ])('the opening of %s (%s) is left out: %s', (name, country, part) => {
    expect(namePart(name, country)).toBe(part);
  });

  it.each([
    ['11455 Main Street Suite 9999', '1145'], ['232 Main Street, Suite 1234', '1234'], ['One Thousand Century Plaza', undefined], ['One Thousand Century Plaza, Suite 345', '345'],
    ['12,34,56 Akasaka Road', '1234'], ['12, 34, 56 Akasaka Road', '1234'], ['12-34-56 Akasaka Road', '1234'], ['Apt. 509 2727 Cleveland St.', '2727'], ['2-6, 8-Chome Isogami-Dori, Fukiai-Ku', '26'], ['215-5000 Miller Road', '2155'],
  ])('the street %s gives %s', (street, number) => {
    expect(numbersOf(street)[0]).toBe(number);
  });

  it.each([['Tokyo', 'TOK'], ['St. Michel', 'STM'], ['18-Mile High', 'MIL'], ['The Hague', 'HAG'], ['67890 Lisbon', 'LIS'], ['Ho Chi Minh City', 'HOC'], ['Đà Nẵng', 'DAN']])('the city %s gives %s', (city, part) => {
    expect(cityPart(city)).toBe(part);
  });

  it.each([
    ['Ozrock', '92 Alice Springs Road', 'Melbourne', 'AU', 'AUOZR92MEL'], ['La Vie de France', '243 Rue de la Payees', '62591 Bremond', 'FR', 'FRLAVIE243BRE'], ['20th Century Technologies', '5 Ricardo Munoz, Suite 5880', 'Caracas', 'VE', 'VE20TCEN5880CAR'],
    ['The E.K. Rodgers Companies', 'One World Trade Center', 'London, England SE1 9AA', 'GB', 'GBEKRODLON'], ['The Greenhouse', '45 Royal Crescent', 'Birmingham', 'US', 'USGRE45BIR'], ['Carduccio and Jones', '88 Canburra Avenue', 'Sidney', 'AU', 'AUCARJON88SID'],
    ['N. Minami & Co., Ltd.', '2-6, 8-Chome Isogami-Dori, Fukiai-Ku', 'Kobe', 'JP', 'JPMINCO26KOB'], ['Bocchaccio S.P.A.', 'Via Mendotti, 61', '8320 Verona', 'IT', 'ITBOCSPA61VER'], ['Murla-Praxiteles Inc.', '', 'Athens', 'GR', 'GRMURINCATH'],
    ['Sigma Coy E.X.T.', '1640 Delgado', '4000 Smyrna', 'IT', 'ITSIGCOY1640SMY'], ['Companhia Textil Karsten', 'Calle Grande, 25-27', '67890 Lisbon', 'PT', 'PTKAR2527LIS'], ['Fabrica de Artigos de Vestuario TOP JOB', 'Grand River Building, Fl 2-4', 'Macau', 'MO', 'MOTOPJOB24MAC'],
    ['Jump High Ltd', '12,34,56 Nathan Road', 'Kowloon', 'HK', 'HKJUMHIG1234HON'], ['Alfa Jaya', '1 Example Quay', 'Singapore', 'SG', 'SGALFJAY1SIN'],
  ])('%s, %s, %s (%s) is %s', (name, street, city, country, mid) => {
    expect(manufacturerId({ name, street, city, country })).toBe(mid);
  });

  it('is not guessed where the name has no Latin letters or the Canadian province is not known', () => {
    expect(manufacturerId({ name: '东港清波水产有限公司', street: '1 Road', city: 'Donggang', country: 'CN' })).toBeNull();
    expect(manufacturerId({ name: 'Maple Mills', street: '1 Road', city: 'Ottawa', country: 'CA' })).toBeNull();
    expect(manufacturerId({ name: 'Maple Mills', street: '1 Road', city: 'Ottawa', country: 'XO' })).toBe('XOMAPMIL1OTT');
  });
});

describe('a declared code', () => {
  const maker = { name: 'Hoa Mau Garment Company Limited', address: 'Lot 00, Specimen IP, Ho Chi Minh City (former Binh Duong Province), Viet Nam', country: 'VN' };
  const said = (mid: string, of: Parameters<typeof declaredManufacturerIdReader>[0] = maker) => declaredManufacturerIdReader(of)(mid);

  it('that its maker gives passes, whatever the order of the address', () => {
    expect(said('VNHOAMAU00HOC')).toEqual({ state: 'ok', message: null, normal: 'VNHOAMAU00HOC' });
    expect(said('CNDONQIN00DON', { name: 'Donggang Qingbo Specimen Aquatic Products Co., Ltd.', address: 'No. 00 Example Road, Donggang, Dandong, Liaoning 118300, China', country: 'CN' }).state).toBe('ok');
    expect(said('ITSIGCOY1640SMY', { name: 'Sigma Coy E.X.T.', address: '4000 Smyrna, Italy, 1640 Delgado', country: 'IT' }).state).toBe('ok');
    expect(said('ITBOCSPA61VER', { name: 'Bocchaccio S.P.A.', address: 'Via Mendotti, 61, 8320 Verona, Italy', country: 'IT' }).state).toBe('ok');
    expect(said('XOMAPMIL1OTT', { name: 'Maple Mills', address: '1 Road, Ottawa', country: 'CA' }).state).toBe('ok');
    expect(said('CNXINYAN5SUZ', { name: '新样例有限公司', address: null, country: 'CN' }).state).toBe('ok');
  });

  it.each([
    ['CNHOAMAU00HOC', 'begins with CN'], ['VNSONMAU00HOC', 'The name gives HOAMAU'], ['VNHOAMAU17HOC', 'no number beginning with 17'], ['VNHOAMAU00HAN', 'No city in the address begins with HAN'], ['VNHOAMAUHOC', 'street number 00 is missing'], ['VNHOAMAU00X0HOC', 'three letters of the city'],
  ])('%s warns: %s', (mid, words) => {
    expect(said(mid)).toMatchObject({ state: 'warn', normal: mid });
    expect(said(mid).message).toContain(words);
  });

  it('of a form no maker has is wrong', () => {
    for (const text of ['CAMAPMIL1OTT', 'VN', 'VNHOAMAU0000HOCM', 'VN-HOAMAU', '12HOAMAU00HOC']) expect(readManufacturerId(text).state).toBe('wrong');
    expect(readManufacturerId('vn hoamau 00 hoc').normal).toBe('VNHOAMAU00HOC');
  });
});
