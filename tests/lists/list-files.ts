// Small hand-made lists in the published forms. Every name in them is invented.

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export const UFLPA_HTML = `<!DOCTYPE html><html><head><title>UFLPA Entity List | Homeland Security</title><script>document.write('<table><tr><th>Name of Entity</th></tr><tr><td>Not an entity</td></tr></table>')</script></head><body>
<nav><table><tr><td>Menu</td></tr></table></nav><p>Last Updated: 07/31/2026</p><h1>UFLPA Entity List</h1>
<p>UFLPA Section 2(d)(2)(B)(i) A list of entities in the region that produce goods with forced labor</p>
<table class="usa-table"><thead><tr><th scope="col">Name of Entity</th><th>Effective Date</th></tr></thead><tbody>
<tr><td>Yangli Specimen Textile Co., Ltd.&nbsp;(including two aliases: Yangli Muster; and Specimen Yangli, Ltd.)</td><td>June 21, 2022</td></tr>
<tr><td>Muster Silicon Industry (Shanshan) Co., Ltd. and Subsidiaries</td><td>June 21, 2022</td></tr>
<tr><td>Namuna Light Technology Co., Ltd. (formerly known as Namuna Lamp (Hefei) Co.; and Hefei Lamp)<td>August 2, 2023
<tr><td>Beispiel Cotton Group and its three Xinjiang-based subsidiaries, which include Beispiel Gin Co., Ltd., Beispiel Yarn Co., Ltd., and Beispiel Oil Co., Ltd.</td><td>June 12, 2024</td></tr>
<tr><td>Vzor Production and Construction Corps (including three aliases: VPCC; Vzor Corps; and Vzor Production Corps) and its subordinate and affiliated entities</td><td>June 21, 2022</td></tr>
<tr><td></td><td></td></tr>
</tbody></table>
<p><strong>UFLPA Section 2(d)(2)(B)(ii)</strong> A list of entities working with the government</p>
<table><tr><th>Entity Name</th><th>Effective Date</th></tr><tr><td>Yangli Specimen Textile Co., Ltd.</td><td>June 21, 2022</td></tr><tr><td>Ejemplo Shoes &amp; Leather</td><td>2024-11-25</td></tr></table></body></html>`;

export const CBP_HEADER = 'Effective Date,Calendar Year,Country Code,Country,Merchandise,WRO/Finding,Industry,Status,Press Release,Entity,Remarks';
const cbpRows = [
  '10/05/2020,2020,CN,China,"Cotton, and products made with it",WRO,Textiles,Active,/newsroom/a,"Muestra Cotton Co., Ltd. (a/k/a Muestra Fiber)\nMuestra Gin LLC","Line one, with comma\nline two"',
  '03/29/2021,2021,MY,Malaysia,Disposable gloves,Finding,Manufacturing,Inactive,,Contoh Gloves Sdn. Bhd. and subsidiaries,',
  '05/18/2018,2018,TM,Turkmenistan,Cotton,WRO,Textiles,Active,,,All cotton of the country',
  ',,,,,,,,,,',
];
/** One row in UTF-8, one in Windows-1252 ("Señal"), as merged spreadsheets have them. */
export const CBP_MIXED = Buffer.concat([
  Buffer.from(`\ufeff${CBP_HEADER}\r\n${cbpRows.join('\r\n')}\r\n`), Buffer.from('08/01/2024,2024,MX,México,Tomatoes,WRO,Agriculture,Active,,Granja Muestra,\r\n'), Buffer.from('08/02/2024,2024,MX,Mexico,Tomatoes,WRO,Agriculture,Active,,Se\xf1al Muestra,"it\x92s active"\r\n', 'latin1'),
]);
export const CBP_NAME = 'withhold-release-orders-findings-fy26-2026-09-29.csv';

const SDN = [
  '36,"BEISPIEL LINEAS AEREAS",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ', '173,"VZOR, Ivan Petrovich",individual,"DPRK2] [NPWMD",Director,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 01 Jan 1960; POB Nowhere."',
  '9001,"CONTOH STAR",vessel,"DPRK",-0- ,HMAA1,General Cargo,-0- ,-0- ,"North Korea",-0- ,"Vessel Registration IMO 0000000."',
];
export const OFAC_FILES = {
  sdn: { name: 'SDN.CSV', bytes: bytes(`${SDN.join('\r\n')}\r\n\x1a`) },
  alt: { name: 'ALT.CSV', bytes: bytes('36,12,"aka","BEISPIEL AIR, LTD.",-0- \r\n36,13,"fka","LINEAS BEISPIEL",-0- \r\n173,20,"aka","WZOR, Iwan",-0- \r\n\x1a') },
  add: { name: 'ADD.CSV', bytes: bytes('36,25,"Calle 1","Havana",Cuba,-0- \r\n173,26,-0- ,"Pyongyang","Korea, North",-0- \r\n\x1a') },
};

const aka = (uid: number, last: string, first = ''): string => `<aka><uid>${uid}</uid><type>a.k.a.</type><category>strong</category><lastName>${last}</lastName>${first && `<firstName>${first}</firstName>`}</aka>`;
export const OFAC_XML = `<?xml version="1.0" standalone="yes"?><sdnList xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML"><publshInformation><Publish_Date>11/06/2026</Publish_Date><Record_Count>2</Record_Count></publshInformation>
<sdnEntry><uid>36</uid><lastName>BEISPIEL LINEAS AEREAS</lastName><sdnType>Entity</sdnType><remarks>Smith &amp; Sons</remarks><programList><program>CUBA</program><program>DPRK2</program></programList><akaList>${aka(12, 'BEISPIEL AIR, LTD.')}${aka(13, 'LINEAS BEISPIEL')}</akaList><addressList><address><uid>25</uid><address1>Calle 1</address1><city>Havana</city><country>Cuba</country></address></addressList></sdnEntry>
<sdnEntry><uid>173</uid><firstName>Ivan Petrovich</firstName><lastName>VZOR</lastName><title>Director</title><sdnType>Individual</sdnType><programList><program>DPRK2</program></programList><akaList>${aka(20, 'WZOR', 'Iwan')}</akaList><dateOfBirthList><dateOfBirthItem><uid>7</uid><dateOfBirth>01 Jan 1960</dateOfBirth></dateOfBirthItem></dateOfBirthList></sdnEntry></sdnList>`;

export const CSL_HEADER = '_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,places_of_birth,source_information_url,ids';
export const CSL_CSV = `${CSL_HEADER}\nabc1,Entity List (EL) - Bureau of Industry and Security,,,,Primer Electronics,,"1 Main St, Shenzhen, CN; 2 Side St, Hong Kong, HK",85 FR 1,2020-05-01,,,,,,,,,,,,http://x,"Primer Dianzi; 样例电子",,,,,,\nabc2,Specially Designated Nationals (SDN) - Treasury Department,9,Individual,DPRK; NPWMD,"MUSTER, Max",,,,,,,,,,,,,,,,http://x,,,,,,,\n`;

export const file = (name: string, content: string | Uint8Array): { name: string; bytes: Uint8Array } => ({ name, bytes: typeof content === 'string' ? bytes(content) : new Uint8Array(content) });
