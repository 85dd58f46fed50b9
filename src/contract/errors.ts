// The closed catalogue of expected failures: what happened, what was kept, what to do.
import * as v from 'valibot';

interface Entry {
  /** What happened; `{name}` is replaced by the detail of that name. */
  readonly message: string;
  readonly kept: string;
  readonly fix: string;
}

const entries = {
  'vault.wrongSecret': {
    message: 'That passphrase or recovery key does not open this vault.',
    kept: 'Nothing was changed.',
    fix: 'Check Caps Lock and the keyboard layout, or use the recovery key printed when the vault was made.',
  },
  'vault.notFound': { message: 'There is no vault in {path}.', kept: 'Nothing was changed.', fix: 'Choose the folder that holds vault.json, or create a new vault.' },
  'vault.exists': { message: '{path} is not an empty folder.', kept: 'Nothing in the folder was touched.', fix: 'Choose an empty folder, or open the vault that is already there.' },
  'vault.newerVersion': {
    message: 'This vault was written by a newer Clearproof (format {found}; this program knows up to {known}).',
    kept: 'Nothing was changed.',
    fix: 'Open it with the newer program.',
  },
  'vault.damagedHeader': { message: 'The vault header cannot be trusted: {reason}.', kept: 'Nothing was changed.', fix: 'Restore vault.json from vault.json.bak or from a backup.' },
  'vault.notEncrypted': { message: 'The database of this vault is not encrypted.', kept: 'The vault was not opened.', fix: 'Restore the vault from a backup; somebody may have replaced the database.' },
  'vault.damagedDatabase': { message: 'The database of this vault does not pass its integrity check: {reason}.', kept: 'Nothing was changed.', fix: 'Copy the vault folder aside. Then make the database again with “clearproof vault rebuild”, or restore a backup.' },
  'vault.inUse': { message: 'This vault is open in another program, by {actor} on {host} (process {pid}) since {since}.', kept: 'Nothing was changed.', fix: 'Close it there first.' },
  'vault.locked': { message: 'The vault is locked.', kept: 'Your work is saved.', fix: 'Unlock it with the passphrase.' },
  'vault.weakPassphrase': { message: 'That passphrase is too easy to guess.', kept: 'Nothing was changed.', fix: 'Use at least four unrelated words or twelve mixed characters.' },
  'vault.readOnly': { message: 'The vault folder cannot be written: {reason}.', kept: 'Nothing was changed.', fix: 'Copy the vault to a disk you can write to.' },
  'vault.damagedBlob': { message: 'A stored file does not match its hash any more ({what}).', kept: 'Every other file is untouched.', fix: 'Restore the file from a backup or add the original again.' },
  'vault.damagedRecord': { message: 'The second record of this vault is not whole ({file}).', kept: 'Nothing was changed.', fix: 'Restore the vault from a backup.' },
  'vault.busy': { message: 'The vault is busy with other work.', kept: 'Nothing was changed.', fix: 'Wait until it is done, or stop it; then try again.' },
  'vault.noNewKeys': { message: 'No new keys were made for this vault yet.', kept: 'Nothing was changed.', fix: 'Begin the change of keys anew: it gives you a new recovery key first.' },
  'vault.damagedFiles': { message: 'Keys cannot be changed while stored files are damaged ({count}).', kept: 'The present keys stay in force.', fix: 'Mend the files from a backup, or add their originals again; then change the keys.' },
  'backup.notFound': { message: 'There is no backup in {path}.', kept: 'Nothing was changed.', fix: 'Choose the dated folder that holds backup.json, or the folder the backups were made in.' },
  'backup.damaged': { message: 'The backup cannot be trusted: {reason}.', kept: 'Nothing was changed.', fix: 'Use an older backup, and make a new one.' },
  'custody.noHead': { message: '{path} carries no signed head of a custody log.', kept: 'Nothing was changed.', fix: 'Choose custody-head.json, an exported log, or backup.json.' },
  'disk.full': { message: 'The disk is full.', kept: 'Everything saved before is intact; the last step was undone.', fix: 'Free some space and try again.' },
  'disk.unreadable': { message: '{path} cannot be read: {reason}.', kept: 'Nothing else was touched.', fix: 'Check that it exists and that you may read it.' },
  'disk.unwritable': { message: '{path} cannot be written: {reason}.', kept: 'Nothing was half written.', fix: 'Choose a folder you may write to.' },
  'dossier.notFound': { message: 'There is no dossier {id} in this vault.', kept: 'Nothing was changed.', fix: 'Pick one from the list of dossiers.' },
  'dossier.badJson': { message: '{path} is not a JSON document: {reason}.', kept: 'Nothing was stored.', fix: 'Export the file again, or repair it with a JSON editor.' },
  'dossier.unknownForm': { message: '{path} is of {form}; known are clearproof-dossier/1 and dossier-demo/1.', kept: 'Nothing was stored.', fix: 'Export it again in a known form.' },
  'dossier.invalid': { message: 'The dossier does not fit its form at {where}: {reason}.', kept: 'Nothing was stored.', fix: 'Correct that place and try again.' },
  'case.extensionRefused': { message: 'The request for more time cannot be recorded: {reason}.', kept: 'Nothing was changed.', fix: 'Correct the day of the request, or remove the request; the portal takes two for each task, and none once it is past due.' },
  'dossier.editConflict': { message: 'The dossier changed meanwhile (revision {found}, you edited {expected}).', kept: 'The saved state was not overwritten.', fix: 'Look at the current state and make the change again.' },
  'dossier.nothingToUndo': { message: 'There is nothing to undo.', kept: 'Nothing was changed.', fix: 'Go on working.' },
  'evidence.notFound': { message: 'There is no such exhibit or file: {id}.', kept: 'Nothing was changed.', fix: 'Refresh the list.' },
  'evidence.unparsable': { message: '{name} could not be read: {reason}.', kept: 'The original is stored unchanged.', fix: 'Open the original, or ask its sender for a better copy.' },
  'evidence.wrongPassword': { message: '{name} does not open with this password.', kept: 'The original is stored unchanged and still locked.', fix: 'Look at capital letters and the keyboard, ask the sender, or leave it as an attachment.' },
  'redaction.failed': { message: '{name} could not be redacted: {reason}.', kept: 'Nothing of it was issued; the original is stored unchanged.', fix: 'Look at its covered places again, or withdraw the exhibit.' },
  'redaction.moved': { message: 'The pages of {name} are set differently now than when its places were covered.', kept: 'Nothing of it was issued; the original is stored unchanged.', fix: 'Open its redaction, look where the covered places lie now, and confirm or move them.' },
  'redaction.unknownReason': { message: 'There is no reason for redaction called {reason}.', kept: 'Nothing was changed.', fix: 'Choose one of: {known}.' },
  'bundle.invalid': { message: 'This is no sound bundle: {reason}.', kept: 'Nothing was taken in.', fix: 'Ask the sender for it once more; it may have been cut off or altered on its way.' },
  'bundle.locked': { message: 'The bundle is encrypted, and neither the key of this vault nor what was typed opens it.', kept: 'Nothing was taken in.', fix: 'Type the passphrase the sender chose, or give the sender the address of this vault.' },
  'bundle.newer': { message: 'The bundle was made by a newer Clearproof ({form}).', kept: 'Nothing was taken in.', fix: 'Open it with the newer program.' },
  'bundle.badRecipient': { message: '{recipient} is no public key a bundle can be encrypted to.', kept: 'Nothing was written.', fix: 'A public key begins with age1. In Clearproof it is called the address of a vault.' },
  'bundle.empty': { message: 'None of the chosen exhibits is in this dossier.', kept: 'Nothing was written.', fix: 'Choose at least one exhibit.' },
  'bundle.expired': { message: 'That bundle is not open any more.', kept: 'Nothing was taken in.', fix: 'Open it again.' },
  'bundle.undecided': { message: 'Conflicts are not decided yet: {count}.', kept: 'Nothing was taken in.', fix: 'Choose for each of them which side is to stand.' },
  'papers.notRequest': { message: '{path} does not answer a request of this dossier: {reason}.', kept: 'Nothing was taken in.', fix: 'Choose the folder or ZIP the supplier sent back, with its file request.json in it; or add the files as evidence.' },
  'epcis.invalid': { message: '{path} is no EPCIS 2.0 document that can be read: {reason}.', kept: 'Nothing was taken in.', fix: 'Ask the sender for EPCIS 2.0 in JSON or JSON-LD.' },
  'labor.unreadable': { message: '{name} cannot be read as a table: {reason}.', kept: 'Nothing was stored; tables taken in before stay as they are.', fix: 'Ask the sender for the table as a workbook or as CSV, without a password.' },
  'labor.unanswered': { message: 'The table does not say {what}, and nobody has said it yet.', kept: 'Nothing was stored.', fix: 'State it, then take the table in.' },
  'labor.empty': { message: 'No row of {name} could be taken in.', kept: 'Nothing was stored.', fix: 'See whether the row of titles and the columns are the right ones.' },
  'list.unknownForm': { message: '{name} is no list of a form that is known.', kept: 'Nothing was stored.', fix: 'If it is a table, say which column holds the names; else get the file from its publisher once more.' },
  'list.unreadable': { message: '{name} could not be read as a list: {reason}.', kept: 'Nothing was stored; lists loaded before stay in use.', fix: 'Get the file from its publisher once more.' },
  'list.empty': { message: '{name} holds no entry.', kept: 'Nothing was stored; lists loaded before stay in use.', fix: 'See whether it is the whole file, and whether the right column is named.' },
  'list.notFound': { message: 'There is no list {id} in this vault.', kept: 'Nothing was changed.', fix: 'Pick one from the lists that are loaded.' },
  'screening.noLists': { message: 'No list is loaded in this vault, so there is nothing to compare the parties with.', kept: 'Nothing was changed.', fix: 'Load the lists first: UFLPA Entity List, withhold release orders, OFAC.' },
  'screening.notFound': { message: 'There is no such screening or hit: {id}.', kept: 'Nothing was changed.', fix: 'Look at the latest screening.' },
  'screening.sameReviewer': { message: '{name} decided this hit and cannot be its second reviewer.', kept: 'The decision stays as it was.', fix: 'Have another person look at it.' },
  'screening.undecided': { message: 'This hit is not decided yet.', kept: 'Nothing was changed.', fix: 'Decide it first; then another person reviews the decision.' },
  'grant.unknown': { message: 'The permission for that file or folder has expired.', kept: 'Nothing was changed.', fix: 'Choose or drop it again.' },
  'package.blocked': { message: 'Findings block the package: {count}.', kept: 'Nothing was issued.', fix: 'Resolve them, or set them aside with a written reason.' },
  'package.notFound': { message: 'There is no package {id} in this vault.', kept: 'Nothing was changed.', fix: 'Pick one from the history.' },
  'package.failed': { message: 'The package could not be built: {reason}.', kept: 'No half-made package was left behind.', fix: 'See which exhibit is named, mend or exclude it, and build again.' },
  'package.tooLarge': { message: '{name} has a page that alone takes more than one file may hold ({limit}).', kept: 'Nothing was issued.', fix: 'Set a higher limit, choose another way of handing over, or make the page smaller and add it again.' },
  'package.publicSupplemented': { message: '{id} is a public version, which does not list all that was filed.', kept: 'Nothing was issued.', fix: 'Supplement the confidential version; a public version of the supplement is made with it.' },
  'package.unknownProfile': { message: 'There is no way of handing over called {profile}.', kept: 'Nothing was issued.', fix: 'Choose one of: {known}.' },
  'identity.wrongPassword': { message: 'That password does not open the signing file.', kept: 'Nothing was signed.', fix: 'Type the password of the .p12 or .pfx file again.' },
  'identity.unreadable': { message: 'The signing file cannot be used: {reason}.', kept: 'Nothing was signed.', fix: 'Export the certificate with its private key as PKCS#12 (.p12).' },
  'identity.expired': { message: 'The signing certificate is not valid on this day (from {from} to {to}).', kept: 'Nothing was signed.', fix: 'Use a certificate that is valid today.' },
  'identity.unsupportedKey': { message: 'The signing key cannot be used: {reason}.', kept: 'Nothing was signed.', fix: 'Use RSA 2048 to 4096 or ECDSA P-256 or P-384.' },
  'token.badModule': { message: '{module} cannot be used as a PKCS#11 module: {reason}.', kept: 'Nothing was signed.', fix: 'Choose the file that the maker of the token or card names as its PKCS#11 module for this kind of computer (.so, .dll or .dylib).' },
  'token.moduleFailed': { message: 'The PKCS#11 module {module} failed: {reason}.', kept: 'Nothing was signed; the process it ran in is ended.', fix: 'Take the token out, put it in again and try once more; if it happens again, ask its maker for a newer module.' },
  'token.absent': { message: 'The token {token} is not there.', kept: 'Nothing was signed, and no PIN was tried.', fix: 'Put it in, wait until its reader shows it, and try again.' },
  'token.removed': { message: 'The token {token} was taken out, or answers no more.', kept: 'Nothing was signed.', fix: 'Put it in again, and leave it in until the package is issued.' },
  'token.pinNeeded': { message: 'The signing key is on the token {token}, which asks for its PIN.', kept: 'Nothing was signed.', fix: 'Type the PIN of the token when you sign.' },
  'token.wrongPin': { message: 'The token {token} did not accept the PIN. {tries}', kept: 'Nothing was signed.', fix: 'Make sure of the PIN before you try again; wrong ones lock the token.' },
  'token.pinLocked': { message: 'The PIN of the token {token} is locked after too many wrong ones.', kept: 'Nothing was signed.', fix: 'Unlock it with its PUK and its maker’s program, or ask whoever issued it.' },
  'token.noKey': { message: 'The token {token} cannot sign with this certificate: {reason}.', kept: 'Nothing was signed.', fix: 'Add the identity anew from the token, or choose another certificate.' },
  'token.refused': { message: 'The token {token} did not sign: {reason}.', kept: 'Nothing was signed.', fix: 'See what the token or its reader shows, then try again.' },
  'timestamp.notPossible': { message: '{path} cannot be timestamped: {reason}.', kept: 'Nothing was written.', fix: 'Choose the package as it was issued; clearproof verify tells what is wrong with it.' },
  'timestamp.refused': { message: 'The authority gave no timestamp: {reason}.', kept: 'The package stays as it is.', fix: 'Send the request again, or to another authority.' },
  'timestamp.unusable': { message: 'The timestamp cannot be added: {reason}.', kept: 'The package stays as it is.', fix: 'Choose the answer to the request that was saved for this package, or ask anew.' },
  'verify.notPackage': { message: '{path} is not a PDF that can be checked: {reason}.', kept: 'Nothing was changed.', fix: 'Choose the PDF as it was issued.' },
  'job.cancelled': { message: 'Cancelled.', kept: '{kept}', fix: 'Start again when you like; finished parts are not done twice.' },
  'usage.wrong': { message: '{reason}', kept: 'Nothing was changed.', fix: 'clearproof {command} --help tells how it is used.' },
  'reference.invalid': { message: '{path} cannot serve as reference data: {reason}.', kept: 'The data in force stays as it is.', fix: 'Start from a copy of the file in force, change only what is new, and raise its version.' },
  'reference.outdated': { message: 'The vault’s own reference file {name} does not fit this program: {reason}.', kept: 'Nothing was judged by older data.', fix: 'Add a newer file of that name, or remove it: clearproof reference remove {name} --vault DIR.' },
  'reference.unknown': { message: 'This vault has no reference file {name} of its own.', kept: 'Nothing was changed.', fix: 'Pick one from the list of reference data.' },
  'request.invalid': { message: 'The request to {procedure} is not well formed at {where}: {reason}.', kept: 'Nothing was changed.', fix: 'This is a defect in Clearproof; please report it.' },
  'request.unknown': { message: 'There is no procedure {procedure}.', kept: 'Nothing was changed.', fix: 'This is a defect in Clearproof; please report it.' },
  'process.died': { message: 'The {process} stopped unexpectedly.', kept: 'Everything saved before is intact.', fix: 'Open the vault again.' },
  'internal': { message: 'Something went wrong inside Clearproof: {reason}.', kept: 'Everything saved before is intact.', fix: 'Try again; if it happens again, report it with the log.' },
} as const satisfies Record<string, Entry>;

export type ErrorCode = keyof typeof entries;
export const ERROR_CODES = Object.keys(entries) as ErrorCode[];
export type Details = Readonly<Record<string, string | number>>;

const fill = (template: string, details: Details): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? '?'));

export const appErrorSchema = v.strictObject({
  code: v.picklist(ERROR_CODES),
  message: v.string(),
  kept: v.string(),
  fix: v.string(),
  details: v.record(v.string(), v.union([v.string(), v.number()])),
});
/** An error as it crosses processes: a code for programs, three sentences for people. */
export type AppError = v.InferOutput<typeof appErrorSchema>;

/** The error of that code with its sentences filled in. */
export function appError(code: ErrorCode, details: Details = {}): AppError {
  const entry = entries[code];
  return { code, message: fill(entry.message, details), kept: fill(entry.kept, details), fix: fill(entry.fix, details), details: { ...details } };
}

/** Thrown inside the core for an expected failure; becomes an AppError at the boundary. */
export class Fault extends Error {
  readonly code: ErrorCode;
  readonly details: Details;
  constructor(code: ErrorCode, details: Details = {}, options?: { cause?: unknown }) {
    super(appError(code, details).message, options);
    this.name = 'Fault';
    this.code = code;
    this.details = details;
  }
}

const DISK_CODES: Readonly<Record<string, ErrorCode>> = { ENOSPC: 'disk.full', EDQUOT: 'disk.full', SQLITE_FULL: 'disk.full', EROFS: 'vault.readOnly' };

/** What to tell about anything that was thrown: faults as they are, disk-full as such, the rest as `internal`. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof Fault) return appError(thrown.code, thrown.details);
  const code = thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? DISK_CODES[thrown.code] : undefined;
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return code ? appError(code, { reason }) : appError('internal', { reason });
}
