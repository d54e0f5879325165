package dev.exercise.marketplace.generate;

/** How an order came in. */
enum Channel {
  WEB("web"),
  MOBILE("mobile"),
  POS("pos");

  private final String id;

  Channel(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }
}
