package dev.exercise.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.grading.SessionEvidence;
import dev.exercise.observation.Observation;
import dev.exercise.observation.ObservationJson;
import dev.exercise.timeline.Moment;
import dev.exercise.timeline.PhaseTime;
import dev.exercise.timeline.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is known of the session, for {@code result.json}; times are those of the session. */
final class SessionJson {

  private static final String FIELD = "session";

  private SessionJson() {}

  static void write(ObjectNode root, Optional<SessionEvidence> evidence) {
    if (evidence.isEmpty()) {
      root.putNull(FIELD);
      return;
    }
    ObjectNode node = root.putObject(FIELD);
    timeline(node.putObject("timeline"), evidence.get().timeline());
    observations(node.putArray("notes"), evidence.get().notes());
    observations(node.putArray("ratings"), evidence.get().ratings());
    observations(node.putArray("incidents"), evidence.get().incidents());
  }

  private static void timeline(ObjectNode node, Timeline timeline) {
    node.put("start", timeline.start().toString());
    node.put("end", timeline.end().toString());
    ArrayNode phases = node.putArray("phases");
    timeline.phases().forEach(phase -> phase(phases.addObject(), phase));
    texts(node.putArray("remarks"), timeline.remarks());
    texts(node.putArray("narrowing"), timeline.narrowing());
    texts(node.putArray("unread"), timeline.unread());
    ArrayNode moments = node.putArray("moments");
    timeline.moments().forEach(moment -> moment(moments.addObject(), moment));
  }

  private static void phase(ObjectNode node, PhaseTime time) {
    node.put("id", time.phase().id());
    node.put("seconds", time.spent().toSeconds());
    node.put("suggestedMinutesFrom", time.phase().suggestedFrom());
    node.put("suggestedMinutesTo", time.phase().suggestedTo());
  }

  private static void moment(ObjectNode node, Moment moment) {
    node.put("at", moment.at().toString());
    node.put("origin", moment.origin().id());
    node.put("what", moment.what());
    node.put("seconds", moment.lasted().map(Duration::toSeconds).orElse(null));
    node.put("failed", moment.failed());
    node.put("phase", moment.phase().id());
  }

  private static void observations(ArrayNode nodes, List<? extends Observation> observations) {
    observations.forEach(
        one -> {
          ObjectNode node = ObservationJson.tree(one);
          node.remove("kind");
          nodes.add(node);
        });
  }

  private static void texts(ArrayNode nodes, List<String> texts) {
    texts.forEach(nodes::add);
  }
}
