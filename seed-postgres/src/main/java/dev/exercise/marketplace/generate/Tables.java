package dev.exercise.marketplace.generate;

import dev.exercise.marketplace.World;
import java.util.List;

/** The nine source tables of a world. */
final class Tables {
  private Tables() {}

  /** The accounts first, then the others, those that take longest first. */
  static List<Table> of(World world) {
    EventNumbers numbers = new EventNumbers(world);
    Catalogue catalogue = new Catalogue();
    Users users = new Users(world, numbers, new PersonNames());
    Products products = new Products(world, numbers, users, catalogue);
    OrderLines orderLines = new OrderLines(world, products);
    Orders orders = new Orders(world, users, orderLines);
    Reviews reviews = new Reviews(world, users, products, orderLines);
    PeopleTables people = new PeopleTables(users, new SellerTiers(world, users));
    CatalogueTables listings = new CatalogueTables(catalogue, products);
    OrderTables sales = new OrderTables(numbers, orders, new Payments(world, orders));
    ReviewTable opinions = new ReviewTable(orders, reviews, Sizes.unboughtReviews(world));
    EventLogTable events = new EventLogTable(world, numbers, users, products, orders);
    return List.of(
        people.users(),
        events.eventLog(),
        sales.orderItems(),
        sales.payments(),
        sales.orders(),
        opinions.reviews(),
        listings.products(),
        people.sellerTierHistory(),
        listings.categories());
  }
}
