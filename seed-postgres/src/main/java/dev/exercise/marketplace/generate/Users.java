package dev.exercise.marketplace.generate;

import dev.exercise.marketplace.World;
import java.util.Optional;
import java.util.OptionalLong;

/** Accounts, and the questions that other tables ask of them without wanting the whole row. */
final class Users {
  static final int CREATED = 0;
  static final int PHONE_CHANGED = 1;
  static final int DELETED = 2;

  /** More accounts are opened year by year. */
  private static final Skew GROWTH = new Skew(0.66, 0);

  private static final double COUNTRY_GIVEN = 0.92;
  private static final double PHONE_GIVEN = 0.78;
  private static final double PHONE_CHANGES = 0.18;
  private static final int ONE_DELETED_OF = 45;
  private static final int DELETION_TRIES = 12;
  private static final double SELLERS_ALSO_BUY = 0.4;

  /** Domains that belong to nobody (RFC 2606). */
  private static final String[] DOMAINS = {
    "example.com", "example.com", "example.net", "example.org", "mail.example", "post.example"
  };

  private static final long NOBODY = -1;

  private final long count;
  private final Sellers sellers;
  private final SecondAccounts secondAccounts;
  private final EventNumbers numbers;
  private final PersonNames names;
  private final Shuffle mailboxes;
  private final ColumnDraws createdAt;
  private final ColumnDraws type;
  private final ColumnDraws country;
  private final ColumnDraws countryCode;
  private final ColumnDraws fullName;
  private final ColumnDraws email;
  private final ColumnDraws phone;
  private final ColumnDraws deletedAt;

  Users(World world, EventNumbers numbers, PersonNames names) {
    this.numbers = numbers;
    this.names = names;
    count = Sizes.users(world);
    sellers = new Sellers(world);
    secondAccounts = new SecondAccounts(world, sellers);
    mailboxes = new Shuffle(world, "users.mailbox", count);
    createdAt = new ColumnDraws(world, "users.created_at");
    type = new ColumnDraws(world, "users.user_type");
    country = new ColumnDraws(world, "users.country");
    countryCode = new ColumnDraws(world, "users.country_code");
    fullName = new ColumnDraws(world, "users.full_name");
    email = new ColumnDraws(world, "users.email");
    phone = new ColumnDraws(world, "users.phone");
    deletedAt = new ColumnDraws(world, "users.deleted_at");
  }

  long count() {
    return count;
  }

  Sellers sellers() {
    return sellers;
  }

  SecondAccounts secondAccounts() {
    return secondAccounts;
  }

  User at(long index) {
    Country home = country(index);
    long created = EventNumbers.micros(signedUpAt(index), numbers.ofUser(index, CREATED));
    long phoneChanged =
        EventNumbers.micros(phoneChangedAt(index), numbers.ofUser(index, PHONE_CHANGED));
    Optional<String> firstPhone =
        phone.chance(index, 0, PHONE_GIVEN)
            ? Optional.of(home.phone(phone.bits(index, 1)))
            : Optional.empty();
    return new User(
        index,
        email(index),
        fullName(index),
        phoneChanged == History.NEVER ? firstPhone : Optional.of(home.phone(phone.bits(index, 2))),
        firstPhone,
        countryCode.chance(index, 0, COUNTRY_GIVEN) ? Optional.of(home.name()) : Optional.empty(),
        type(index),
        created,
        phoneChanged,
        EventNumbers.micros(deletedAt(index), numbers.ofUser(index, DELETED)));
  }

  /** When the account was opened, in seconds; later for later indexes, but for chance. */
  long signedUpAt(long index) {
    double share = (index + createdAt.unit(index, 0)) / count;
    long span = History.LAST_EVENT - History.HOUR - History.FIRST_SIGN_UP;
    return History.settled(History.FIRST_SIGN_UP + (long) (GROWTH.share(share) * span));
  }

  /** When the account was deleted, in seconds or never. */
  long deletedAt(long index) {
    return deleted(index / ONE_DELETED_OF) == index
        ? History.settled(deletedAt.between(index, -1, mayLeaveFrom(index), History.LAST_EVENT))
        : History.NEVER;
  }

  /** The account that is deleted of so many, or none. Sellers and second accounts stay. */
  private long deleted(long block) {
    for (int nth = 0; nth < DELETION_TRIES; nth++) {
      long user = block * ONE_DELETED_OF + deletedAt.below(block, nth, ONE_DELETED_OF);
      if (user < count
          && !sellers.sells(user)
          && !secondAccounts.holds(user)
          && mayLeaveFrom(user) < History.LAST_EVENT) {
        return user;
      }
    }
    return NOBODY;
  }

  private long mayLeaveFrom(long index) {
    return Math.max(signedUpAt(index), History.START) + 7L * History.DAY;
  }

  boolean buys(long index) {
    return !sellers.sells(index) || type.chance(index, 0, SELLERS_ALSO_BUY);
  }

  /** Whether the account buys and exists at a moment, in seconds. */
  boolean mayOrder(long index, long second) {
    if (!buys(index) || signedUpAt(index) >= second) {
      return false;
    }
    long deleted = deletedAt(index);
    return deleted == History.NEVER || second < deleted;
  }

  /** Where the account is at home, told or not. */
  Country country(long index) {
    return Country.draw(country, person(index));
  }

  private String type(long index) {
    if (!sellers.sells(index)) {
      return "buyer";
    }
    return buys(index) ? "both" : "seller";
  }

  private long phoneChangedAt(long index) {
    if (!phone.chance(index, 3, PHONE_CHANGES)) {
      return History.NEVER;
    }
    long from = Math.max(signedUpAt(index), History.START) + History.DAY;
    long deleted = deletedAt(index);
    long to = deleted == History.NEVER ? History.LAST_EVENT : deleted - History.HOUR;
    if (from > to) {
      return History.NEVER;
    }
    long changed = History.settled(phone.between(index, 4, from, to));
    return deleted != History.NEVER && changed >= deleted ? History.NEVER : changed;
  }

  private String fullName(long index) {
    long person = person(index);
    Country home = country(person);
    return names.first(home, fullName.bits(person, 0))
        + " "
        + names.last(home, fullName.bits(person, 1));
  }

  /** Names repeat, so each mailbox ends in a number that no other has. */
  private String email(long index) {
    long person = person(index);
    Country home = country(person);
    String first = names.foldedFirst(home, fullName.bits(person, 0));
    String last = names.foldedLast(home, fullName.bits(person, 1));
    String mailbox =
        switch (email.below(person, 0, 5)) {
          case 0 -> first.charAt(0) + "." + last;
          case 1 -> first + "_" + last;
          case 2 -> last + "." + first;
          default -> first + "." + last;
        };
    return mailbox + (11 + mailboxes.at(person)) + "@" + DOMAINS[email.below(person, 1, 6)];
  }

  /** The account that tells who the person is. */
  private long person(long index) {
    OptionalLong primary = secondAccounts.primaryOf(index);
    return primary.isPresent() ? primary.getAsLong() : index;
  }
}
