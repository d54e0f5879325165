package dev.exercise.marketplace.generate;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import net.datafaker.service.FakeValuesService;
import net.datafaker.service.FakerContext;
import net.datafaker.service.RandomService;

/** First and last names by country: Datafaker's word lists, read once, never its dice. */
final class PersonNames {
  private static final String FIRST = "name.first_name";
  private static final String LAST = "name.last_name";

  private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

  private final Map<Country, Words> firstNames = new EnumMap<>(Country.class);
  private final Map<Country, Words> lastNames = new EnumMap<>(Country.class);

  /** A list of names, and the same names as they appear in addresses. */
  private record Words(List<String> written, List<String> folded) {}

  PersonNames() {
    FakeValuesService values = new FakeValuesService();
    Map<String, Words> first = new HashMap<>();
    Map<String, Words> last = new HashMap<>();
    for (Country country : Country.values()) {
      String language = country.language();
      firstNames.put(country, first.computeIfAbsent(language, tag -> words(values, tag, FIRST)));
      lastNames.put(country, last.computeIfAbsent(language, tag -> words(values, tag, LAST)));
    }
  }

  String first(Country country, long bits) {
    return pick(firstNames.get(country).written(), bits);
  }

  String last(Country country, long bits) {
    return pick(lastNames.get(country).written(), bits);
  }

  /** The first name in lower-case ASCII letters. */
  String foldedFirst(Country country, long bits) {
    return pick(firstNames.get(country).folded(), bits);
  }

  /** The last name in lower-case ASCII letters. */
  String foldedLast(Country country, long bits) {
    return pick(lastNames.get(country).folded(), bits);
  }

  private static String pick(List<String> words, long bits) {
    return words.get((int) Long.remainderUnsigned(bits, words.size()));
  }

  private static Words words(FakeValuesService values, String language, String key) {
    FakerContext context =
        new FakerContext(Locale.forLanguageTag(language), new RandomService(new Random(0)));
    values.updateFakeValuesInterfaceMap(context.getLocaleChain());
    List<String> written = new ArrayList<>();
    collect(values, context, key, written);
    List<String> usable = written.stream().distinct().filter(PersonNames::usable).toList();
    return new Words(usable, usable.stream().map(PersonNames::fold).toList());
  }

  private static void collect(
      FakeValuesService values, FakerContext context, String key, List<String> into) {
    Object entries = values.fetchObject(key, context);
    if (!(entries instanceof List<?> list)) {
      throw new IllegalStateException(
          "Datafaker has no list %s for %s: its version has changed.".formatted(key, context));
    }
    for (Object entry : list) {
      String word = String.valueOf(entry);
      if (word.startsWith("#{")) {
        collect(values, context, key(word.substring(2, word.length() - 1)), into);
      } else {
        into.add(word);
      }
    }
  }

  /** The list that "female_first_name" or "Name.femaleFirstName" stands for. */
  private static String key(String reference) {
    String name = reference.substring(reference.indexOf('.') + 1);
    return "name." + CAPITAL.matcher(name).replaceAll("_$0").toLowerCase(Locale.ROOT);
  }

  private static boolean usable(String name) {
    return name.indexOf(' ') < 0 && fold(name).length() >= 2;
  }

  private static String fold(String name) {
    String plain =
        name.toLowerCase(Locale.ROOT)
            .replace("ß", "ss")
            .replace("ä", "ae")
            .replace("ö", "oe")
            .replace("ü", "ue")
            .replace("ø", "o")
            .replace("æ", "ae");
    return Normalizer.normalize(plain, Normalizer.Form.NFD).replaceAll("[^a-z]", "");
  }
}
