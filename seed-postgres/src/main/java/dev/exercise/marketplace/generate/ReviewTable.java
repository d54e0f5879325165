package dev.exercise.marketplace.generate;

import java.sql.SQLException;
import java.util.Optional;

/** Writes reviews: first those that come from orders, then the others. */
final class ReviewTable {
  private final Orders orders;
  private final Reviews reviews;
  private final long unbought;

  /**
   * @param unbought how many accounts may review what they never had delivered
   */
  ReviewTable(Orders orders, Reviews reviews, long unbought) {
    this.orders = orders;
    this.reviews = reviews;
    this.unbought = unbought;
  }

  Table reviews() {
    return Table.referringToUsers(
        "reviews",
        this::write,
        "review_id",
        "product_id",
        "user_id",
        "order_id",
        "rating",
        "title",
        "body",
        "is_verified_purchase",
        "created_at",
        "updated_at");
  }

  private void write(CopyText out) throws SQLException {
    long id = 0;
    for (long index = 0; index < orders.count(); index++) {
      Order order = orders.at(index);
      for (int line = 0; line < order.lines().size(); line++) {
        id = write(out, id, reviews.ofLine(order, line));
      }
    }
    for (long number = 0; number < unbought; number++) {
      id = write(out, id, reviews.unbought(number));
    }
  }

  private static long write(CopyText out, long lastId, Optional<Review> written)
      throws SQLException {
    if (written.isEmpty()) {
      return lastId;
    }
    Review review = written.get();
    out.number(lastId + 1).number(review.product() + 1).number(review.user() + 1);
    if (review.orderId().isPresent()) {
      out.number(review.orderId().getAsLong());
    } else {
      out.none();
    }
    out.number(review.rating())
        .text(review.title())
        .text(review.body())
        .flag(review.verified())
        .instant(review.createdAt())
        .instant(review.updatedAt())
        .endRow();
    return lastId + 1;
  }
}
