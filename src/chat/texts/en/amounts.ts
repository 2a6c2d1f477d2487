/** Words that go with amounts. */
export const amounts = {
  under: (money: string) => `under ${money}`,
};
