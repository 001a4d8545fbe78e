/** What a function gives for paying, as `requestPayment` takes it. */
export type PaymentParameters = {
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: 'RSA';
  paySign: string;
};
