/** The thirteen digits of an ISBN-10 or ISBN-13 that was typed; `undefined` where it is not a valid one. */
export function isbn13(typed) {
  const plain = typed.replace(/[\s-]|^ISBN:?/gi, '').toUpperCase();
  if (/^97[89]\d{10}$/.test(plain)) {
    return checkDigit13(plain.slice(0, 12)) === plain[12] ? plain : undefined;
  }
  if (/^\d{9}[\dX]$/.test(plain)) {
    const sum = [...plain].reduce((total, digit, i) => total + (digit === 'X' ? 10 : Number(digit)) * (10 - i), 0);
    return sum % 11 === 0 ? `978${plain.slice(0, 9)}${checkDigit13(`978${plain.slice(0, 9)}`)}` : undefined;
  }
  return undefined;
}

function checkDigit13(twelve) {
  const sum = [...twelve].reduce((total, digit, i) => total + Number(digit) * (i % 2 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}
