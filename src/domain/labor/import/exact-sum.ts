// Adds decimal texts exactly and fast: whole and broken parts apart, each an integer that a double holds.
import { Decimal } from 'decimal.js';

const PLACES = 9;
const SIMPLE = /^-?\d{1,14}(?:\.\d{1,9})?$/;

export class ExactSum {
  #whole = 0;
  #parts = 0;
  #rest = new Decimal(0);

  add(decimal: string): void {
    if (!SIMPLE.test(decimal)) { this.#rest = this.#rest.plus(decimal); return; }
    const point = decimal.indexOf('.');
    const whole = Number(point < 0 ? decimal : decimal.slice(0, point));
    this.#whole += whole;
    if (point >= 0) this.#parts += Number(decimal.slice(point + 1).padEnd(PLACES, '0')) * (decimal.startsWith('-') ? -1 : 1);
    // Long before a double could lose a unit, what has gathered goes into the exact remainder.
    if (Math.abs(this.#whole) > 1e15 || Math.abs(this.#parts) > 1e15) this.#settle();
  }

  #settle(): void {
    this.#rest = this.#rest.plus(this.#whole).plus(new Decimal(this.#parts).div(10 ** PLACES));
    [this.#whole, this.#parts] = [0, 0];
  }

  /** The sum as decimal text. */
  total(): string {
    this.#settle();
    return this.#rest.toFixed();
  }
}
