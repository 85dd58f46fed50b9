// What a paper of this type proves, how long it speaks and what is commonly wrong with it, from the reference data.
import type { ReactElement } from 'react';
import { Unverified } from '../../components/unverified.tsx';
import { useRead } from '../../state/app-context.ts';
import { documentTypesRead } from '../../state/reference-data.ts';
import styles from './evidence.module.css';

export function DocumentHelp({ docType }: { readonly docType: string }): ReactElement | null {
  const type = useRead(documentTypesRead).value?.documentTypes.find(({ code }) => code === docType);
  if (!type) return null;
  const rows: readonly (readonly [string, string])[] = [
    ['Proves', type.proves], ['From', type.issuer], ['Read in it', type.fields.join(', ')], ['Speaks for', type.validity.text], ['Often wrong', type.defects.join('; ')],
  ];
  return (
    <div className={styles.help} role="group" aria-label={`About this type of paper: ${type.label}`}>
      <dl>
        {rows.filter(([, text]) => text !== '').map(([name, text]) => <div key={name}><dt>{name}</dt><dd>{text}</dd></div>)}
      </dl>
      {type.remarks.map((remark) => <p key={remark.text}>{remark.text} <span className="muted">{remark.source}</span> <Unverified confidence={remark.confidence} /></p>)}
      <p className="muted">{type.source} <Unverified confidence={type.confidence} /></p>
    </div>
  );
}
