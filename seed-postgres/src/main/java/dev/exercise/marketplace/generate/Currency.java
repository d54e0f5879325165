package dev.exercise.marketplace.generate;

/** The currencies of the marketplace, with the rough factors that the shop prices with. */
enum Currency {
  USD(1000),
  EUR(880),
  GBP(760),
  CAD(1380);

  private final long perThousandDollars;

  Currency(long perThousandDollars) {
    this.perThousandDollars = perThousandDollars;
  }

  /** An amount of this currency in another, in cents, at least one. */
  long convert(long cents, Currency target) {
    if (this == target) {
      return cents;
    }
    long scaled = cents * target.perThousandDollars * 2 + perThousandDollars;
    return Math.max(1, scaled / (2 * perThousandDollars));
  }
}
