<?php
/**
 * Keeps Colophon and the site in step.
 *
 * @package Colophon
 */

defined( 'ABSPATH' ) || exit;

/** Sends posts when they change, sends again what failed, and fetches what was accepted elsewhere. */
final class Colophon_Sync {

	/** Seconds for which nothing is tried while somebody waits, after Colophon did not answer. */
	const PAUSE = 60;

	/** Pages of the change feed that are read at once; the next run reads on. */
	const PAGES = 20;

	public static function register() {
		// After terms and meta of a post are stored too: by the block editor, quick edit, the schedule and the trash.
		add_action( 'wp_after_insert_post', array( __CLASS__, 'saved' ), 20, 2 );
		add_action( 'before_delete_post', array( __CLASS__, 'deleted' ), 10, 2 );
		add_action( 'update_option_' . Colophon_Settings::OPTION, array( __CLASS__, 'settings_changed' ), 10, 2 );
		add_action( 'colophon_retry', array( __CLASS__, 'retry' ) );
		add_action( 'colophon_sweep', array( __CLASS__, 'sweep' ) );
		add_filter( 'cron_schedules', array( __CLASS__, 'schedules' ) ); // phpcs:ignore WordPress.WP.CronInterval
		add_action(
			'plugins_loaded',
			function () {
				if ( Colophon_Queue::VERSION !== get_option( 'colophon_database' ) ) {
					self::activate();
				}
			}
		);
	}

	/**
	 * Makes the table and the schedule of a site, or of each site of a network.
	 *
	 * @param bool $network Whether the plugin is switched on for the whole network.
	 */
	public static function activate( $network = false ) {
		self::on_sites( $network, array( __CLASS__, 'activate_here' ) );
	}

	public static function deactivate( $network = false ) {
		self::on_sites( $network, array( __CLASS__, 'deactivate_here' ) );
	}

	private static function on_sites( $network, $do ) {
		if ( ! $network || ! is_multisite() ) {
			$do();
			return;
		}
		foreach ( get_sites(
			array(
				'fields' => 'ids',
				'number' => 0,
			)
		) as $site ) {
			switch_to_blog( $site );
			$do();
			restore_current_blog();
		}
	}

	private static function activate_here() {
		Colophon_Queue::create_table();
		foreach ( array(
			'colophon_retry' => 'colophon_minutes',
			'colophon_sweep' => 'daily',
		) as $hook => $rhythm ) {
			if ( ! wp_next_scheduled( $hook ) ) {
				wp_schedule_event( time() + MINUTE_IN_SECONDS, $rhythm, $hook );
			}
		}
	}

	private static function deactivate_here() {
		wp_clear_scheduled_hook( 'colophon_retry' );
		wp_clear_scheduled_hook( 'colophon_sweep' );
	}

	public static function schedules( $schedules ) {
		$schedules['colophon_minutes'] = array(
			'interval' => 5 * MINUTE_IN_SECONDS,
			'display'  => 'Colophon',
		);
		return $schedules;
	}

	/** A post was written, published, scheduled, put into the trash or taken out of it. */
	public static function saved( $post_id, $post ) {
		if ( self::concerns( $post ) ) {
			self::note( $post_id );
			self::try_now( $post_id );
		}
	}

	/**
	 * Whether Colophon has to hear of a post: of each that it knows, so that one whose type or status is no longer
	 * covered is withdrawn there, and of new ones that are covered.
	 */
	public static function concerns( WP_Post $post ) {
		if ( get_post_meta( $post->ID, '_colophon_position', true ) ) {
			return true;
		}
		return Colophon_Settings::covers( $post->post_type ) && 'trash' !== $post->post_status
			&& in_array( $post->post_status, Colophon_Item::STATUSES, true ) && Colophon_Item::sendable( $post );
	}

	/** A post is deleted for good. */
	public static function deleted( $post_id, $post ) {
		if ( get_post_meta( $post_id, '_colophon_position', true ) ) {
			Colophon_Queue::add( Colophon_Item::id( $post_id ), $post_id, 'delete', self::next_position( $post_id ) );
			self::try_now( $post_id );
		}
	}

	/** Notes that a post has to be sent. */
	public static function note( $post_id ) {
		Colophon_Queue::add( Colophon_Item::id( $post_id ), $post_id, 'put', self::next_position( $post_id ) );
	}

	/** The time of the change in microseconds, and later than the change before. */
	private static function next_position( $post_id ) {
		$position = max( (int) ( microtime( true ) * 1000000 ), 1 + (int) get_post_meta( $post_id, '_colophon_position', true ) );
		update_post_meta( $post_id, '_colophon_position', (string) $position );
		return $position;
	}

	/** Sends a post at once, unless Colophon was silent a moment ago. What fails stays in the queue. */
	public static function try_now( $post_id ) {
		$row = Colophon_Queue::find( Colophon_Item::id( $post_id ) );
		if ( ! $row || ! Colophon_Settings::complete() ) {
			return true;
		}
		if ( time() < (int) get_option( 'colophon_down_until' ) ) {
			return new WP_Error( 'colophon_down', __( 'Colophon did not answer a moment ago. What was saved is kept and sent later.', 'colophon' ) );
		}
		return self::send( $row );
	}

	/** Sends one row. */
	private static function send( $row ) {
		$client = Colophon_Client::current();
		if ( 'delete' === $row->action ) {
			$result = $client->delete_item( $row->item_id, Colophon_Settings::get( 'source' ), (int) $row->position );
			$gone   = is_wp_error( $result ) && in_array( $result->get_error_data()['status'] ?? 0, array( 404, 410 ), true );
			$result = $gone ? true : $result;
		} else {
			$result = self::put( $client, $row );
		}
		if ( is_wp_error( $result ) ) {
			Colophon_Queue::failed( $row, Colophon_Client::explain( $result ) );
			if ( 'colophon_down' === $result->get_error_code() ) {
				update_option( 'colophon_down_until', time() + self::PAUSE, false );
			}
			return $result;
		}
		delete_option( 'colophon_down_until' );
		Colophon_Queue::done( $row );
		return true;
	}

	/** The post, then the answers of its editors, then what follows from them. */
	private static function put( Colophon_Client $client, $row ) {
		self::read_again( $row->post_id );
		$post = get_post( $row->post_id );
		if ( ! $post ) {
			return true;
		}
		$item = Colophon_Item::of( $post );
		$hash = self::hash( $post->ID, $item );
		if ( get_post_meta( $post->ID, '_colophon_sent', true ) !== $hash ) {
			$item['order'] = array(
				'epoch'    => 0,
				'position' => (int) $row->position,
			);
			// Colophon may have the new text even where its answer does not arrive.
			delete_post_meta( $post->ID, '_colophon_sent' );
			$answer = $client->put_item( $row->item_id, $item );
			if ( is_wp_error( $answer ) ) {
				return $answer;
			}
			if ( 'older' === $answer['body']['outcome'] ) {
				return new WP_Error( 'colophon_refused', __( 'Colophon has a newer version of this post. Check this server’s clock, and whether a copy of this site sends posts too.', 'colophon' ) );
			}
			update_post_meta( $post->ID, '_colophon_sent', $hash );
			delete_post_meta( $post->ID, '_colophon_version' );   // A restored Colophon counts from an earlier one.
		}
		$sent = Colophon_Answers::send( $client, $post->ID );
		return is_wp_error( $sent ) ? $sent : Colophon_Answers::fetch( $client, $post->ID );
	}

	/** Lets the next reading of a post come from the database: another request may have changed it since. */
	public static function read_again( $post_id ) {
		wp_cache_delete( (int) $post_id, 'posts' );
		wp_cache_delete( (int) $post_id, 'post_meta' );
	}

	/** Whether Colophon has the post as it is stored here. */
	public static function in_step( WP_Post $post ) {
		return get_post_meta( $post->ID, '_colophon_sent', true ) === self::hash( $post->ID, Colophon_Item::of( $post ) );
	}

	/** What was sent, under which id, and to which Colophon. */
	private static function hash( $post_id, $item ) {
		return md5( wp_json_encode( array( Colophon_Settings::get( 'address' ), Colophon_Item::id( $post_id ), $item ) ) );
	}

	/** Colophon no longer has what was sent of a post: it was restored from a backup. The next sweep sends the post again. */
	public static function lost( $post_id ) {
		if ( get_post_meta( $post_id, '_colophon_sent', true ) ) {
			delete_post_meta( $post_id, '_colophon_sent' );
			delete_post_meta( $post_id, '_colophon_etag' );
			delete_option( 'colophon_change' );   // Its change feed counts from an earlier number too.
		}
	}

	/** The settings were changed. What follows for posts is done by a sweep soon. */
	public static function settings_changed( $before, $after ) {
		if ( ( $before['address'] ?? '' ) !== ( $after['address'] ?? '' ) ) {
			delete_option( 'colophon_change' );
			delete_option( 'colophon_down_until' );
		}
		wp_schedule_single_event( time(), 'colophon_sweep' );
	}

	/** Every five minutes: what waits, a sign of life, and what was accepted elsewhere. */
	public static function retry() {
		if ( ! Colophon_Settings::complete() ) {
			return;
		}
		foreach ( Colophon_Queue::due( 50 ) as $row ) {
			$result = self::send( $row );
			if ( is_wp_error( $result ) && 'colophon_down' === $result->get_error_code() ) {
				return;   // The next ones would only wait for the same.
			}
		}
		$client = Colophon_Client::current();
		$alive  = $client->heartbeat( Colophon_Settings::get( 'source' ) );
		if ( ! is_wp_error( $alive ) || 'colophon_down' !== $alive->get_error_code() ) {
			self::follow( $client );
		}
	}

	/** Reads the change feed and fetches what was accepted of this site's posts. */
	private static function follow( Colophon_Client $client ) {
		$after = (int) get_option( 'colophon_change', 0 );
		$posts = array();
		$pages = 0;
		do {
			$answer = $client->changes( $after );
			if ( is_wp_error( $answer ) ) {
				return;
			}
			foreach ( $answer['body']['changes'] as $change ) {
				$post_id = isset( $change['item'] ) ? Colophon_Item::post_id( $change['item'] ) : 0;
				if ( $post_id && 'accepted_changed' === $change['type'] ) {
					$posts[ $post_id ] = true;
				}
			}
			$more  = count( $answer['body']['changes'] ) > 0;
			$after = (int) $answer['body']['next_after'];
		} while ( $more && ++$pages < self::PAGES );
		foreach ( array_keys( $posts ) as $post_id ) {
			if ( get_post( $post_id ) && is_wp_error( Colophon_Answers::fetch( $client, $post_id ) ) ) {
				return;   // The feed is read from the same place again.
			}
		}
		update_option( 'colophon_change', $after, false );
	}

	/** Every night: what a lost message left, posts whose sending was never noted, and those that are no longer covered. */
	public static function sweep() {
		if ( ! Colophon_Settings::complete() ) {
			return;
		}
		$client = Colophon_Client::current();
		$after  = 0;
		do {
			$ids = self::posts_after( $after );
			foreach ( $ids as $post_id ) {
				$after = $post_id;
				self::read_again( $post_id );
				$post = get_post( $post_id );
				if ( $post && self::concerns( $post ) && ( ! self::in_step( $post ) || Colophon_Answers::waiting( $post_id )[0] > 0 ) ) {
					self::note( $post_id );
				} elseif ( is_wp_error( Colophon_Answers::fetch( $client, $post_id ) ) ) {
					return;
				} elseif ( $post && self::concerns( $post ) && ! self::in_step( $post ) ) {
					self::note( $post_id );   // Colophon has lost it.
				}
			}
		} while ( $ids );
	}

	/** The next posts that are covered, or that Colophon knows, whatever their type and status are by now. */
	private static function posts_after( $id ) {
		global $wpdb;
		$types  = array_merge( array( '' ), (array) Colophon_Settings::get( 'post_types' ) );
		$places = implode( ',', array_fill( 0, count( $types ), '%s' ) );
		// phpcs:ignore WordPress.DB
		$found = $wpdb->get_col( $wpdb->prepare( "SELECT ID FROM {$wpdb->posts} WHERE ID > %d AND ( ( post_status IN ('publish','future','private') AND post_type IN ($places) ) OR EXISTS ( SELECT 1 FROM {$wpdb->postmeta} WHERE post_id = ID AND meta_key = '_colophon_position' ) ) ORDER BY ID LIMIT 200", array_merge( array( $id ), $types ) ) );
		return array_map( 'intval', $found );
	}
}
