package dev.exercise.marketplace.generate;

import java.sql.SQLException;
import java.time.LocalDate;

/** Writes categories and listings. */
final class CatalogueTables {
  /** The taxonomy is older than any account; a category took half an hour to set up. */
  private static final long SET_UP_AT = History.startOf(LocalDate.of(2022, 11, 14)) + 9 * 3_600;

  private static final long SET_UP_TAKES = 1_800;

  private final Catalogue catalogue;
  private final Products products;

  CatalogueTables(Catalogue catalogue, Products products) {
    this.catalogue = catalogue;
    this.products = products;
  }

  Table categories() {
    return Table.of(
        "categories",
        this::writeCategories,
        "category_id",
        "parent_category_id",
        "category_name",
        "created_at",
        "updated_at");
  }

  Table products() {
    return Table.referringToUsers(
        "products",
        this::writeProducts,
        "product_id",
        "seller_id",
        "category_id",
        "title",
        "price_amount",
        "currency",
        "product_status",
        "deleted_at",
        "created_at",
        "updated_at");
  }

  private void writeCategories(CopyText out) throws SQLException {
    for (Category category : catalogue.categories()) {
      long setUpAt = (SET_UP_AT + category.id() * SET_UP_TAKES) * 1_000_000;
      out.number(category.id());
      if (category.parentId().isPresent()) {
        out.number(category.parentId().getAsInt());
      } else {
        out.none();
      }
      out.text(category.name()).instant(setUpAt).instant(setUpAt).endRow();
    }
  }

  private void writeProducts(CopyText out) throws SQLException {
    for (long index = 0; index < products.count(); index++) {
      Product product = products.at(index);
      out.number(product.id()).number(product.seller() + 1);
      if (product.categoryId().isPresent()) {
        out.number(product.categoryId().getAsInt());
      } else {
        out.none();
      }
      out.text(product.title())
          .money(product.price())
          .text(product.currency().name())
          .text(product.withdrawn() ? "withdrawn" : "active")
          .instant(product.withdrawnAt())
          .instant(product.createdAt())
          .instant(product.updatedAt())
          .endRow();
    }
  }
}
