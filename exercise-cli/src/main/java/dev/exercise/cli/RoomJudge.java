package dev.exercise.cli;

import dev.exercise.field.FieldGrading;
import dev.exercise.grading.AirbyteSetup;
import dev.exercise.grading.Grade;
import dev.exercise.grading.LeftMarts;
import dev.exercise.replay.Probes;
import dev.exercise.replay.Replay;
import dev.exercise.replay.ReplayListener;
import dev.exercise.replay.Reports;
import dev.exercise.room.CollectedAirbyte;
import dev.exercise.session.Session;
import dev.exercise.submission.Submission;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Judges each submission of a field as it would be judged alone. */
final class RoomJudge implements FieldGrading.Judge {

  private final Room room;
  private final Probes probes;

  RoomJudge(Room room, Probes probes) {
    this.room = room;
    this.probes = probes;
  }

  @Override
  public Optional<AirbyteSetup> airbyte(Path place, Optional<Session> session) {
    if (Files.isRegularFile(place)) {
      return session.isPresent()
          ? Optional.of(CollectedAirbyte.in(place))
          : CollectedAirbyte.find(place);
    }
    return session.map(room::airbyteOf);
  }

  @Override
  public void judge(
      Replay replay,
      Submission submission,
      Optional<AirbyteSetup> airbyte,
      Reports reports,
      ReplayListener listener)
      throws InterruptedException {
    Grade unused =
        room.judge(
            replay,
            submission,
            new Evidence(airbyte, LeftMarts.NOT_ASKED, Optional.empty()),
            probes,
            reports,
            listener);
  }
}
