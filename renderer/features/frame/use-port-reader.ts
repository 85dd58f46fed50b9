// Reads a port code against the ports of the reference data; until they are here, by its form alone.
import { useMemo } from 'react';
import type { IdentifierReader } from '../../../src/domain/identifiers/identifier.ts';
import { portCodeReader, readPortCode } from '../../../src/domain/identifiers/port-code.ts';
import { useRead } from '../../state/app-context.ts';
import { portsRead } from '../../state/reference-data.ts';

export function usePortReader(): IdentifierReader {
  const ports = useRead(portsRead).value?.ports;
  return useMemo(() => (ports ? portCodeReader(Object.fromEntries(ports.map(({ code, name }) => [code, name]))) : readPortCode), [ports]);
}
