import type { CertificateView, ReceiptView } from '@jiayibao/shared/contract/resident';
import { displayAmount } from '../../components/Money';
import type { Paper, PaperLine } from '../../components/paper';
import { dayInWords } from '../../wording/cases';
import { countyName, DOCUMENT_NAMES, REGION_NAMES } from '../../wording/people';
import { text } from './text';
import { momentInWords, spanInWords } from './words';

const yuan = (amount: string) => `${displayAmount(amount)} ${text.yuan}`;

/** What was paid for whom; it is no fiscal invoice, and says so. */
export function receiptPaper(receipt: ReceiptView): Paper {
  const { number, region, county, benefitYear, at, transaction, paid, refunded, items, clauses, words } =
    receipt;
  return {
    title: text.titles.receipt,
    lines: [
      { name: text.paper.number, value: number },
      { name: text.paper.at, value: momentInWords(at) },
      { name: text.paper.year, value: text.year(benefitYear) },
      { name: text.paper.place, value: REGION_NAMES[region] + countyName(region, county) },
      { name: text.paper.paid, value: yuan(paid) },
      ...lineIf(refunded !== '0.00', text.paper.refunded, yuan(refunded)),
      ...lineIf(transaction !== null, text.paper.transaction, transaction ?? ''),
    ],
    sections: items.map((item) => ({
      title: item.name,
      lines: [
        { name: text.paper.paid, value: yuan(item.paid) },
        ...lineIf(item.aid !== null && item.aid !== '0.00', text.paper.aid, yuan(item.aid ?? '')),
        ...lineIf(item.makeUpYears > 0, text.paper.makeUp, text.paper.years(item.makeUpYears)),
        ...lineIf(item.refunded !== '0.00', text.paper.refunded, yuan(item.refunded)),
        { name: text.paper.cover, value: item.enrolled ? text.paper.enrolled : text.paper.notEnrolled },
        ...lineIf(
          item.benefitPeriod !== null,
          text.paper.period,
          item.benefitPeriod ? spanInWords(item.benefitPeriod) : '',
        ),
      ],
    })),
    notes: [text.paper.basis(clauses.join('、')), words],
  };
}

/** That somebody is enrolled for a year. */
export function certificatePaper(certificate: CertificateView): Paper {
  const { name, document, region, benefitYear, from, to, orderNumber, clauses, issuedOn, words } =
    certificate;
  return {
    title: text.titles.certificate,
    lines: [
      { name: text.paper.name, value: name },
      { name: DOCUMENT_NAMES[document.kind], value: document.number },
      { name: text.paper.place, value: REGION_NAMES[region] },
      { name: text.paper.year, value: text.year(benefitYear) },
      { name: text.paper.period, value: spanInWords({ from, to }) },
      ...lineIf(orderNumber !== null, text.paper.order, orderNumber ?? ''),
      { name: text.paper.issued, value: dayInWords(issuedOn) },
    ],
    sections: [],
    notes: [text.paper.basis(clauses.join('、')), words],
  };
}

function lineIf(is: boolean, name: string, value: string): PaperLine[] {
  return is ? [{ name, value }] : [];
}
