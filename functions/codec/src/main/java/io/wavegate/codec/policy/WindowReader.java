package io.wavegate.codec.policy;

import io.wavegate.codec.text.Nearest;
import io.wavegate.codec.yaml.YamlMap;
import io.wavegate.codec.yaml.YamlValue;
import io.wavegate.core.policy.Window;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads when a deployment may start. */
final class WindowReader {
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
  private static final LocalTime DAY_BEGINS = LocalTime.MIDNIGHT;
  private static final LocalTime DAY_ENDS = LocalTime.of(23, 59);
  private static final int MOST_DATES = 100;
  private static final ZoneId UTC = ZoneId.of("UTC");

  private WindowReader() {}

  /** Wrong parts are replaced by ones that a window can be made of. */
  static Window window(YamlMap map) {
    EnumSet<DayOfWeek> days = days(map.required("days"));
    LocalTime from = time(map.required("from"), DAY_BEGINS);
    YamlValue end = map.required("to");
    LocalTime to = time(end, DAY_ENDS);
    ZoneId zone = zone(map.required("zone"));
    Set<LocalDate> except = dates(map.optional("except"));
    if (!from.isBefore(to)) {
      end.wrong("must be later than " + from + " on the same day, got " + end.shown());
      return new Window(days, DAY_BEGINS, DAY_ENDS, zone, except);
    }
    return new Window(days, from, to, zone, except);
  }

  private static EnumSet<DayOfWeek> days(YamlValue value) {
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    if (value.isList()) {
      value.items(1, DAYS.size()).forEach(item -> addAll(days, item));
    } else {
      addAll(days, value);
    }
    return days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days;
  }

  private static void addAll(EnumSet<DayOfWeek> days, YamlValue value) {
    String text = value.text();
    if (!text.isEmpty()) {
      List.of(text.split(",", -1)).forEach(part -> add(days, value, part.strip()));
    }
  }

  /** One day or a range of them, which may go over the end of the week. */
  private static void add(EnumSet<DayOfWeek> days, YamlValue value, String part) {
    List<String> ends = List.of(part.split("-", -1));
    int first = DAYS.indexOf(ends.getFirst());
    int last = DAYS.indexOf(ends.getLast());
    if (ends.size() > 2 || first < 0 || last < 0) {
      value.wrong("must be days such as mon-thu or mon,wed, got " + value.shown());
      return;
    }
    for (int day = first; day != last; day = (day + 1) % DAYS.size()) {
      days.add(DayOfWeek.of(day + 1));
    }
    days.add(DayOfWeek.of(last + 1));
  }

  private static LocalTime time(YamlValue value, LocalTime otherwise) {
    String text = value.text(TIME, "a time of day such as \"09:00\"");
    return TIME.matcher(text).matches() ? LocalTime.parse(text) : otherwise;
  }

  private static Set<LocalDate> dates(YamlValue value) {
    Set<LocalDate> dates = new TreeSet<>();
    for (YamlValue item : value.items(0, MOST_DATES)) {
      String text = item.text();
      try {
        dates.add(LocalDate.parse(text));
      } catch (DateTimeParseException e) {
        if (!text.isEmpty()) {
          item.wrong("must be a date such as 2026-12-25, got " + item.shown());
        }
      }
    }
    return dates;
  }

  private static ZoneId zone(YamlValue value) {
    String name = value.text();
    Set<String> zones = new TreeSet<>(ZoneId.getAvailableZoneIds());
    if (zones.contains(name)) {
      return ZoneId.of(name);
    }
    if (!name.isEmpty()) {
      value.wrong(
          "must be a time zone such as Europe/London, got "
              + value.shown()
              + Nearest.hint(name, zones));
    }
    return UTC;
  }
}
