// The page in a bundle that tells somebody without this program what it is and how to check it.
import { PARTS, type BundleFacts } from './bundle-form.ts';

export const bundleReadMe = (facts: BundleFacts): string => `SEALED BUNDLE

${facts.title}
Sent by ${facts.from.actor} on ${facts.sentAt}${facts.to === null ? '' : `, to ${facts.to}`}. Bundle ${facts.id}.

The evidence lies in data/files. What is known about each paper stands in
${PARTS.dossier}, every act on it in ${PARTS.custody}.

TO CHECK IT, in this folder (macOS: shasum -a 256 -c instead of sha256sum -c):

1  The papers are the ones that were sent. Every line must say OK:
     sha256sum -c --strict manifest-sha256.txt

2  Nothing was added. This must print nothing:
     comm -13 <(cut -c67- manifest-sha256.txt | sort) <(find data -type f | sort)

3  What is said about them is as it was sent:
     sha256sum -c --strict ${PARTS.tagManifest}

4  The sender's vault sealed it:
     openssl pkeyutl -verify -pubin -inkey ${PARTS.key} -rawin \\
       -in ${PARTS.tagManifest} -sigfile ${PARTS.signature}

5  The seal is the sender's. Ask them, by another channel, for the fingerprint
   of their vault (Vault safety, or "clearproof bundle address"); it must be:
     openssl pkey -pubin -in ${PARTS.key} -outform DER | sha256sum

Open it in Clearproof with "Open a bundle...", or: clearproof unbundle FILE --vault DIR
`;
