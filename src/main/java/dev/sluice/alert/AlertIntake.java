package dev.sluice.alert;

import java.util.List;

/** Where alerts are raised. */
public interface AlertIntake {
    /** Something happened. What has to go out because of it: usually that alert, or nothing. */
    List<RaisedAlert> raise(Alert alert);
}
