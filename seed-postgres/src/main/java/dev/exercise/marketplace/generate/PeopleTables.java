package dev.exercise.marketplace.generate;

import java.sql.SQLException;

/** Writes accounts and sellers' tiers. */
final class PeopleTables {
  private static final long MICROS = 1_000_000;

  private final Users users;
  private final SellerTiers sellerTiers;

  PeopleTables(Users users, SellerTiers sellerTiers) {
    this.users = users;
    this.sellerTiers = sellerTiers;
  }

  Table users() {
    return Table.of(
        "users",
        this::writeUsers,
        "user_id",
        "email",
        "full_name",
        "phone",
        "country_code",
        "user_type",
        "is_deleted",
        "deleted_at",
        "created_at",
        "updated_at");
  }

  Table sellerTierHistory() {
    return Table.referringToUsers(
        "seller_tier_history",
        this::writeSellerTiers,
        "tier_history_id",
        "seller_id",
        "tier",
        "valid_from",
        "valid_to",
        "recorded_at",
        "updated_at");
  }

  private void writeUsers(CopyText out) throws SQLException {
    for (long index = 0; index < users.count(); index++) {
      User user = users.at(index);
      out.number(user.id())
          .text(user.email())
          .text(user.fullName())
          .text(user.phone())
          .text(user.countryCode())
          .text(user.type())
          .flag(user.deleted())
          .instant(user.deletedAt())
          .instant(user.createdAt())
          .instant(user.updatedAt())
          .endRow();
    }
  }

  private void writeSellerTiers(CopyText out) throws SQLException {
    long id = 0;
    for (long seller = 0; seller < users.sellers().count(); seller++) {
      for (SellerTier tier : sellerTiers.of(seller)) {
        id++;
        out.number(id)
            .number(tier.seller() + 1)
            .text(tier.tier())
            .instant(tier.validFrom() * MICROS)
            .instant(tier.validTo() == History.NEVER ? History.NEVER : tier.validTo() * MICROS)
            .instant(tier.recordedAt() * MICROS)
            .instant(tier.updatedAt() * MICROS)
            .endRow();
      }
    }
  }
}
